const HIGH = '[从由]高[到至]低|[从由]多[到至]少|[从由]大[到至]小|[从由]快[到至]慢|高低|多少'
const LOW = '[从由]低[到至]高|[从由]少[到至]多|[从由]小[到至]大|[从由]慢[到至]快'

/** 由高到低排列, 从少到多: the source of a pattern that says which way a list goes. */
export const DIRECTION = `(?:(?<falls>${HIGH})|(?<rises>${LOW}))的?(?:顺序|次序)?(?:排列|排序|排名|排位)?`
/** What leads from there to the list. */
export const LISTED = '，?(?:(?:依次|分别|排列|排序)(?:[是为]|：)+|[是为]?：)'
