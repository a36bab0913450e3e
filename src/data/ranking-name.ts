/** What a ranking is called: 城镇新增就业/排名, and 综合排名 where it is of no indicator. Names hold no slash. */
export const rankingName = (indicator: string | null): string => (indicator === null ? '综合排名' : `${indicator}/排名`)
