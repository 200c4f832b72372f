import type { DepotLevel, SupplyClass } from '../supply/stock'
import type { Choice } from './cell-types'

const choicesOf = <Id extends string>(words: Readonly<Record<Id, readonly [string, string]>>): readonly Choice[] =>
  Object.entries<readonly [string, string]>(words).map(([id, [zh, en]]) => ({ id, zh, en }))

export const supplyClassChoices = choicesOf<SupplyClass>({
  'life-relief': ['生活救助', 'Life relief'],
  'flood-drought': ['防汛抗旱', 'Flood and drought'],
  earthquake: ['抗震救灾', 'Earthquake'],
  'forest-grassland-fire': ['森林草原防灭火', 'Forest and grassland fire'],
  'work-safety': ['安全生产', 'Work safety'],
  'fire-rescue': ['综合消防救援', 'Fire and rescue'],
  'force-sustainment': ['队伍保障', 'Sustaining the forces'],
  medical: ['医疗卫生', 'Medical'],
  other: ['其他', 'Other'],
})

export const depotLevelChoices = choicesOf<DepotLevel>({
  central: ['中央', 'Central'],
  province: ['省级', 'Province'],
  prefecture: ['市级', 'Prefecture'],
  county: ['县级', 'County'],
  township: ['乡镇', 'Township'],
})

export const operatorChoices = choicesOf<'reserve' | 'firm' | 'social' | 'entry-point'>({
  reserve: ['储备库', 'Reserve depot'],
  firm: ['企业', 'Firm'],
  social: ['社会', 'Social'],
  'entry-point': ['口岸', 'Point of entry'],
})

export const labelChoices = choicesOf<'unverified' | 'verified'>({
  unverified: ['未核实', 'Unverified'],
  verified: ['已核实', 'Verified'],
})

export const sourceLabelChoices = choicesOf<'unverified' | 'verified' | 'synthetic'>({
  unverified: ['未核实', 'Unverified'],
  verified: ['已核实', 'Verified'],
  synthetic: ['模拟', 'Synthetic'],
})
