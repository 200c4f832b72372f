import type { ChinaDivisionArea } from './china-division'

export type MapPoint = { readonly longitude: number; readonly latitude: number }

/** Codes of today whose predecessors have the points: merged, split, moved to another prefecture. */
const predecessors: Readonly<Record<string, readonly string[]>> = {
  ...{ '130505': ['130526'], '130506': ['130527'], '130284': ['130223'], '140213': ['140202'], '140214': ['140211'] },
  ...{ '140215': ['140227'], '140403': ['140402'], '140404': ['140421'], '220184': ['220381'] },
  ...{ '230717': ['230702', '230708'], '230718': ['230706', '230711'], '230719': ['230704'] },
  ...{ '230723': ['230712', '230714'], '230724': ['230707', '230710', '230715'], '230725': ['230713'] },
  ...{ '230726': ['230703'], '230751': ['230705', '230709'], '320613': ['320602', '320611'] },
  ...{ '340210': ['340221'], '350404': ['350402', '350403'], '360404': ['360421'] },
  ...{ '361104': ['361121'], '370116': ['371202'], '370117': ['371203'], '411003': ['411023'] },
  ...{ '430212': ['430221'], '511504': ['511521'], '520281': ['520222'], '540600': ['542400'], '540602': ['542421'] },
  ...{ '610118': ['610125'], '620201': ['620200'], '610482': ['610427'], '652902': ['652923'] },
  ...{ '441901': ['441900'], '442001': ['442000'], '460401': ['460400'] },
}

/** Placed by hand (M): no list that we carry has them. */
const placedByHand: Readonly<Record<string, MapPoint>> = {
  '130181': { longitude: 115.22, latitude: 37.94 },
  '130682': { longitude: 114.99, latitude: 38.52 },
  '232761': { longitude: 124.13, latitude: 50.42 },
  '232762': { longitude: 124.19, latitude: 50.65 },
  '232763': { longitude: 124.4, latitude: 51.67 },
  '232764': { longitude: 123.6, latitude: 52.03 },
  '320812': { longitude: 119.02, latitude: 33.55 },
  '330113': { longitude: 120.3, latitude: 30.42 },
  '330114': { longitude: 120.49, latitude: 30.32 },
  '330383': { longitude: 120.55, latitude: 27.58 },
  '360113': { longitude: 115.86, latitude: 28.7 },
  '440309': { longitude: 114.05, latitude: 22.7 },
  '440310': { longitude: 114.35, latitude: 22.71 },
  '440311': { longitude: 113.94, latitude: 22.75 },
  '632803': { longitude: 90.86, latitude: 38.25 },
  '632857': { longitude: 95.36, latitude: 37.85 },
  '659005': { longitude: 87.83, latitude: 47.33 },
  '659007': { longitude: 82.35, latitude: 44.84 },
  '659008': { longitude: 80.99, latitude: 43.94 },
  '659009': { longitude: 79.29, latitude: 37.21 },
  '659010': { longitude: 84.83, latitude: 44.69 },
  '659011': { longitude: 93.75, latitude: 42.8 },
  '659012': { longitude: 83.06, latitude: 46.65 },
}

export function meanPoint(points: readonly MapPoint[]): MapPoint {
  const mean = (values: readonly number[]) => values.reduce((left, right) => left + right, 0) / values.length
  return { longitude: mean(points.map((p) => p.longitude)), latitude: mean(points.map((p) => p.latitude)) }
}

export type ListedPoint = MapPoint & { readonly code: string; readonly name: string }

/** A name without the word for its rank: 凤翔县 is 凤翔区 now. */
const rankless = (name: string) => name.replace(/(市|县|区|旗)$/u, '')

/** The point of an area: its own, its predecessors', one of the same name in the province, or one placed by hand. */
export function pointOf(area: ChinaDivisionArea, points: ReadonlyMap<string, ListedPoint>): MapPoint {
  const listed = points.get(area.code)
  if (listed && predecessors[area.code] === undefined) return listed
  const before = (predecessors[area.code] ?? []).flatMap((code) => points.get(code) ?? [])
  if (before.length > 0) return meanPoint(before)
  const found = placedByHand[area.code] ?? listed ?? successorByName(area, points)
  if (!found) throw new Error(`no point for ${area.code} ${area.name}`)
  return found
}

function successorByName(area: ChinaDivisionArea, points: ReadonlyMap<string, ListedPoint>): MapPoint | undefined {
  const wanted = rankless(area.name)
  const near = [...points.values()].filter(
    ({ code }) => code.slice(0, 2) === area.code.slice(0, 2) && !code.endsWith('00'),
  )
  return (
    near.find(({ name }) => rankless(name) === wanted) ??
    near.find(({ code, name }) => code.slice(0, 4) === area.code.slice(0, 4) && wanted.startsWith(rankless(name)))
  )
}
