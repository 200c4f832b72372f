import type { Hazard } from '../domain/alert/alert'

/** Event codes of Chinese warnings (three public lists and one phone maker's); `other`: a known event that no rule covers. */
const byCode: Readonly<Record<string, Hazard>> = {
  '11A01': 'flood',
  '11A02': 'flood',
  '11A51': 'flash-flood',
  '11B01': 'typhoon',
  '11B03': 'rainstorm',
  '11B04': 'snow',
  '11B05': 'snow',
  '11B06': 'other',
  '11B07': 'other',
  '11B09': 'other',
  '11B14': 'other',
  '11B15': 'other',
  '11B16': 'snow',
  '11B17': 'other',
  '11B19': 'other',
  '11B20': 'other',
  '11B21': 'snow',
  '11B22': 'drought',
  '11B25': 'other',
  '11C02': 'earthquake',
  '11D01': 'landslide',
  '11D02': 'landslide',
  '11E02': 'flood',
  '11G01': 'forest-fire',
  '11G05': 'grassland-fire',
}

/** In this order: a narrower word stands before a wider one, and the danger of a fire before a fire. */
const byWord: readonly (readonly [RegExp, Hazard])[] = [
  [/火险|fire weather|fire danger|red flag|雷雨大风|thunderstorm|海啸|tsunami|雷电|冰雹|hail\b/i, 'other'],
  [/草原火|草场火|grassland fire|grass ?fire|steppe fire/i, 'grassland-fire'],
  [/森林火|山火|林火|森林草原火|forest fire|wild ?fire|bush ?fire/i, 'forest-fire'],
  [/山洪|flash[- ]flood/i, 'flash-flood'],
  [/地震|earthquake|seismic/i, 'earthquake'],
  [/台风|颱風|热带气旋|热带风暴|typhoon|tropical (?:cyclone|storm|depression)|hurricane|cyclone/i, 'typhoon'],
  [
    /滑坡|泥石流|崩塌|山体|地质灾害|land ?slide|mud ?(?:slide|flow)|debris flow|geological (?:disaster|hazard)/i,
    'landslide',
  ],
  [/暴雨|强降雨|强降水|大雨|rain ?storm|heavy (?:rain|precipitation)|torrential|intense rain/i, 'rainstorm'],
  [
    /洪|内涝|渍涝|涝|汛|决口|溃坝|溃堤|风暴潮|flood|water ?logging|inundation|storm surge|dam (?:break|failure)/i,
    'flood',
  ],
  [/干旱|旱情|旱灾|drought/i, 'drought'],
  [/雪|寒潮|霜冻|冰冻|冻雨|低温|道路结冰|snow|blizzard|cold wave|\bfrost|freez|ice storm|road icing|icy road/i, 'snow'],
  [
    /危化|化工|化学品|爆炸|矿难|矿山|透水|瓦斯|生产安全|安全生产|chemical|explosion|mine (?:accident|collapse)|industrial/i,
    'work-safety',
  ],
]

/** Hazard of an event code (`11B03`, also inside `11B03_RED`); null when the table doesn't know it. */
export function hazardOfCode(code: string): Hazard | null {
  const found = /(?:^|[^0-9A-Z])(11[A-Z]\d{2})/i.exec(code)?.[1]
  return found === undefined ? null : (byCode[found.toUpperCase()] ?? null)
}

/** The first hazard that a text names; null when it names none. */
export function hazardInText(text: string): Hazard | null {
  return byWord.find(([words]) => words.test(text))?.[1] ?? null
}
