import { hazardInText, hazardOfCode } from '../../intake/hazard-words'
import { colourInHeadline } from '../../intake/warning-colour'

describe('the colour in a headline', () => {
  it.each([
    ['涿州市发布暴雨红色预警[I级/特别严重]', 'red'],
    ['岳阳县气象台更新高温橙色预警[II级/严重]', 'orange'],
    ['某县气象台发布雷电黄色预警信号【Ⅲ级／较重】', 'yellow'],
    ['东城区气象台发布暴雨蓝色预警[IV/一般]', 'blue'],
    ['某市发布地质灾害气象风险预警[Ⅱ级/严重]', 'orange'],
    ['某省发布山洪灾害气象预警（Ⅳ级/一般）', 'blue'],
    ['某县发布森林火险三级预警', 'yellow'],
    ['浙江省气象局解除台风黄色预警', 'yellow'],
    ['某市气象台将暴雨橙色预警信号升级为暴雨红色预警信号', 'red'],
    ['某市气象台变更暴雨红色预警为暴雨橙色预警', 'orange'],
    ['解除大风蓝色预警，发布大风黄色预警', 'yellow'],
    [
      'Yuanshi County Meteorological Observatory updates blue warning for flash flood disasters [Level IV/General]',
      'blue',
    ],
    ['Observatory issues Red Alert for rainstorm [Level I/Particularly serious]', 'red'],
    ['某县发布暴雨预警', null],
    ['红旗村发生洪水', null],
    ['黄河发生洪水', null],
    ['启动防汛四级应急响应', null],
    ['I am at home', null],
    ['', null],
  ])('%s', (headline, colour) => {
    expect(colourInHeadline(headline)).toBe(colour)
  })
})

describe('the hazard of a code', () => {
  it.each([
    ['11B03', 'rainstorm'],
    ['11b01', 'typhoon'],
    ['11B03_RED', 'rainstorm'],
    ['11C02', 'earthquake'],
    ['11B17', 'other'],
    ['11Z99', null],
    ['SVA', null],
    ['211B03', null],
  ])('%s', (code, hazard) => {
    expect(hazardOfCode(code)).toBe(hazard)
  })
})

describe('the hazard in words', () => {
  it.each([
    ['暴雨', 'rainstorm'],
    ['山洪灾害气象风险', 'flash-flood'],
    ['Flash flood events', 'flash-flood'],
    ['河流洪水', 'flood'],
    ['城市内涝', 'flood'],
    ['台风', 'typhoon'],
    ['Tropical Cyclone (Extreme)', 'typhoon'],
    ['地质灾害气象风险', 'landslide'],
    ['泥石流', 'landslide'],
    ['森林火险', 'other'],
    ['森林火灾', 'forest-fire'],
    ['草原火灾', 'grassland-fire'],
    ['道路结冰', 'snow'],
    ['寒潮', 'snow'],
    ['气象干旱', 'drought'],
    ['雷雨大风', 'other'],
    ['Severe Thunderstorm', 'other'],
    ['Tsunami', 'other'],
    ['危化品泄漏', 'work-safety'],
    ['大雾', null],
  ])('%s', (text, hazard) => {
    expect(hazardInText(text)).toBe(hazard)
  })
})
