import type { ReferenceArea } from './reference-files'

/** 市辖区, 市辖县 and 直辖县级区划 group counties in the code book; they are no authority and keep no depot. */
export const isGroup = ({ level, name }: Pick<ReferenceArea, 'level' | 'name'>): boolean =>
  level === 'prefecture' && /(市辖区|市辖县|直辖县级区划)$/.test(name)

/** The single county of a prefecture-level city without districts stands for the city itself. */
const standIns = ['441901', '442001', '460401', '620201', '419001']

/** The counties of the recorded disasters: the only ones whose census figure is shipped (domain.md §5). */
export const isCensusCounty = ({ code, level, populationBasis }: ReferenceArea): boolean =>
  level === 'county' && populationBasis === 'census-2020' && !standIns.includes(code)
