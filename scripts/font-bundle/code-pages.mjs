/**
 * Characters for which GBK had private codes, until GB 18030 gave them places of their own: newer versions of Node.js decode
 * them, older ones do not.
 */
const LATER = new Set(
  'ǹḿ⺁⺄⺈⺋⺌⺗⺧⺪⺮⺳⺶⺷⺻⻊⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻〾㑇㑳㖞㘎㘚㤘㥮㧏㧐㧟㩳㭎㱮㳠䁖䅟䌷䎬䎱䏝䓖䙌䙡䜣䜩䝼䞍䥇䥺䥽䦂䦃䦅䦆䦛䦟䦶䦷䱷䲟䲠䲡䲢䲣䴓䴔䴕䴖䴗䴘䴙䶮龴龵龶龷龸龹龺龻︐︑︒︓︔︕︖︗︘︙',
)

/** The characters of a part of GBK, by rows and cells of its code table; empty and private cells are left out. */
function decoded(rows, cells) {
  const decoder = new TextDecoder('gbk', { fatal: true })
  const codes = []
  for (let row = rows[0]; row <= rows[1]; row++) {
    for (let cell = cells[0]; cell <= cells[1]; cell++) {
      try {
        const character = decoder.decode(Uint8Array.of(row, cell))
        const code = character.codePointAt(0) ?? 0
        if (code > 0x7f && (code < 0xe000 || code > 0xf8ff) && !LATER.has(character)) codes.push(code)
      } catch {
        // An empty cell of the table.
      }
    }
  }
  return codes
}

/** GBK's place for € came with its second edition; older decoders have it elsewhere. */
const EURO = 0x20ac

/** From the space to ~. */
export const ascii = Array.from({ length: 95 }, (_, index) => 0x20 + index)
/** 6763 ideographs and the signs of the same rows. */
export const gb2312 = [
  ...new Set([...decoded([0xa1, 0xa9], [0xa1, 0xfe]), EURO, ...decoded([0xb0, 0xf7], [0xa1, 0xfe])]),
]
export const gbk = [...new Set([...decoded([0x81, 0xfe], [0x40, 0xfe]), EURO])]
