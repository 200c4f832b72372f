import type { Sentence } from './sentence'

export const hazardNames: Readonly<Record<string, Sentence>> = {
  earthquake: { zh: '地震', en: 'earthquake' },
  rainstorm: { zh: '暴雨', en: 'rainstorm' },
  flood: { zh: '洪涝', en: 'flood' },
  'flash-flood': { zh: '山洪', en: 'flash flood' },
  typhoon: { zh: '台风', en: 'typhoon' },
  landslide: { zh: '山体滑坡', en: 'landslide' },
  drought: { zh: '干旱', en: 'drought' },
  snow: { zh: '低温雨雪冰冻', en: 'snow and frost' },
  'forest-fire': { zh: '森林火灾', en: 'forest fire' },
  'grassland-fire': { zh: '草原火灾', en: 'grassland fire' },
  'work-safety': { zh: '安全生产事故', en: 'work-safety accident' },
  other: { zh: '其他突发事件', en: 'other emergency' },
}

/** Title of an incident: where and what, the magnitude of a quake with it. */
export const incidentTitle: Sentence = { zh: '{area}{hazard}', en: '{area}: {hazard}' }
export const quakeTitle: Sentence = { zh: '{area}{magnitude}级地震', en: '{area}: M{magnitude} earthquake' }
