/** A sentence in both languages; `{name}` is filled from the values of the reason or rule. */
export type RuleText = { readonly zh: string; readonly en: string }

/** Why a level was proposed: keys of `LevelReason`. */
const levelTexts = {
  'level.deadAndMissing': {
    zh: '因灾死亡和失踪 {figure} 人，达到 {edition} 版 {level} 级标准（{threshold} 人以上）',
    en: '{figure} dead and missing: level {level} of edition {edition} begins at {threshold}',
  },
  'level.dead': {
    zh: '死亡 {figure} 人，达到 {edition} 版 {level} 级标准（{threshold} 人以上）',
    en: '{figure} dead: level {level} of edition {edition} begins at {threshold}',
  },
  'level.injured': {
    zh: '受伤 {figure} 人，达到 {edition} 版 {level} 级标准（{threshold} 人以上）',
    en: '{figure} injured: level {level} of edition {edition} begins at {threshold}',
  },
  'level.displaced': {
    zh: '已紧急转移安置或需紧急生活救助 {figure} 人，达到 {edition} 版 {level} 级标准（{threshold} 人以上）',
    en: '{figure} people evacuated or in need of urgent aid: level {level} of edition {edition} begins at {threshold}',
  },
  'level.displaced.expected': {
    zh: '预计需紧急转移安置 {figure} 人（受灾最重省份），达到 {edition} 版 {level} 级标准（{threshold} 人以上）',
    en: '{figure} people expected to be displaced in the province struck hardest: level {level} of edition {edition} begins at {threshold}',
  },
  'level.rooms': {
    zh: '倒塌和严重损坏房屋 {figure} 间，达到 {edition} 版 {level} 级标准（{threshold} 间以上）',
    en: '{figure} rooms collapsed or badly damaged: level {level} of edition {edition} begins at {threshold}',
  },
  'level.droughtPeopleInNeed': {
    zh: '因旱需救助 {figure} 人，达到 {edition} 版 {level} 级标准（{threshold} 人以上）',
    en: '{figure} people in need of aid because of drought: level {level} of edition {edition} begins at {threshold}',
  },
  'level.magnitude': {
    zh: '地震 {figure} 级，按 {edition} 版标准暂定 {level} 级（{threshold} 级以上），伤亡报告后修正',
    en: 'Magnitude {figure}: provisionally level {level} of edition {edition} (from {threshold}), to be revised by casualties',
  },
  'level.burntHectares': {
    zh: '过火面积 {figure} 公顷，超过 {edition} 版 {level} 级标准（{threshold} 公顷）',
    en: '{figure} hectares burnt: above the {threshold} of level {level}, edition {edition}',
  },
  'level.uncontrolledHours.sensitive': {
    zh: '敏感区域火势 {figure} 小时未得到控制，达到 {edition} 版 {level} 级标准（{threshold} 小时以上）',
    en: 'Out of control for {figure} h in a sensitive area: level {level} of edition {edition} begins at {threshold} h',
  },
  'level.leveeBreaches': {
    zh: '堤防决口 {figure} 处（未注明堤防等级），按 {edition} 版暂定 {level} 级；主要堤防决口应提级',
    en: '{figure} levee breaches (class of dike not stated): provisionally level {level}, edition {edition}; a main dike raises it',
  },
  'level.dikeKmInDanger': {
    zh: '堤防出险 {figure} 公里，按 {edition} 版暂定 {level} 级',
    en: '{figure} km of dike in danger: provisionally level {level}, edition {edition}',
  },
  'level.colour.red': {
    zh: '红色预警，建议 {level} 级响应',
    en: 'Red warning: proposes level {level}',
  },
  'level.colour.orange': {
    zh: '橙色预警，建议 {level} 级响应',
    en: 'Orange warning: proposes level {level}',
  },
  'level.colour.yellow': {
    zh: '黄色预警，建议 {level} 级响应',
    en: 'Yellow warning: proposes level {level}',
  },
  'level.relief.none': {
    zh: '现有和预计数字均未达到救助应急响应 {edition} 版 IV 级标准，由地方先行响应',
    en: 'No figure, reported or expected, reaches level IV of the relief response, edition {edition}: local response',
  },
  'level.hazard.none': {
    zh: '现有数字未达到灾种应急响应 {edition} 版 IV 级标准，由地方先行响应',
    en: 'No figure reaches level IV of the hazard response, edition {edition}: local response',
  },
} as const satisfies Record<string, RuleText>

/** Which norm asks for goods: keys of `DemandRule`. */
const demandTexts = {
  'demand.displaced.once': {
    zh: '预计转移安置 {basis} 人，每 {per} 人 {quantity}',
    en: '{quantity} for every {per} of {basis} displaced people',
  },
  'demand.displaced.daily': {
    zh: '预计转移安置 {basis} 人，每 {per} 人每天 {quantity}，按 {days} 天计',
    en: '{quantity} a day for every {per} of {basis} displaced people, for {days} days',
  },
  'demand.affected.once': {
    zh: '受灾 {basis} 人，每 {per} 人 {quantity}',
    en: '{quantity} for every {per} of {basis} affected people',
  },
  'demand.affected.daily': {
    zh: '受灾 {basis} 人，每 {per} 人每天 {quantity}，按 {days} 天计',
    en: '{quantity} a day for every {per} of {basis} affected people, for {days} days',
  },
  'demand.rescuers.once': {
    zh: '救援力量 {basis} 人，每 {per} 人 {quantity}',
    en: '{quantity} for every {per} of {basis} rescuers',
  },
  'demand.rescuers.daily': {
    zh: '救援力量 {basis} 人，每 {per} 人每天 {quantity}，按 {days} 天计',
    en: '{quantity} a day for every {per} of {basis} rescuers, for {days} days',
  },
  'demand.fire-team.once': {
    zh: '扑火队 {basis} 支，每队 {quantity}',
    en: '{quantity} for each of {basis} fire teams',
  },
  'demand.dike-works.once': {
    zh: '决口或险工 {basis} 处（公里），每处 {quantity}',
    en: '{quantity} for each of {basis} breaches or km of dike in danger',
  },
  'demand.climate.severe-cold': {
    zh: '当月最低气温 {minTemperatureC} ℃、海拔 {altitudeM} 米，按严寒配置',
    en: 'Monthly minimum {minTemperatureC} °C, altitude {altitudeM} m: severe cold',
  },
  'demand.climate.cold': {
    zh: '当月最低气温 {minTemperatureC} ℃、海拔 {altitudeM} 米，按寒冷配置',
    en: 'Monthly minimum {minTemperatureC} °C, altitude {altitudeM} m: cold',
  },
  'demand.climate.cold.altitude': {
    zh: '海拔 {altitudeM} 米，按寒冷配置',
    en: 'Altitude {altitudeM} m: cold',
  },
  'demand.climate.mild': {
    zh: '当月最低气温 {minTemperatureC} ℃，按温和配置',
    en: 'Monthly minimum {minTemperatureC} °C: mild',
  },
  'demand.climate.mild.altitude': {
    zh: '气温未知，按温和配置',
    en: 'Temperature unknown: taken as mild',
  },
  'demand.climate.hot': {
    zh: '当月最低气温 {minTemperatureC} ℃，按炎热配置',
    en: 'Monthly minimum {minTemperatureC} °C: hot',
  },
} as const satisfies Record<string, RuleText>

/** Why this source (`chosenBecause`) and why not the others (`allocation.passed-over.` + reason). */
const allocationTexts = {
  'allocation.chosen.own-county': {
    zh: '本县库，{distanceKm} 公里，按期可达',
    en: 'Depot of the county itself, {distanceKm} km, in time',
  },
  'allocation.chosen.own-prefecture': {
    zh: '本市库，{distanceKm} 公里，按期可达',
    en: 'Depot of the same prefecture, {distanceKm} km, in time',
  },
  'allocation.chosen.own-province': {
    zh: '本省库，{distanceKm} 公里，按期可达',
    en: 'Depot of the same province, {distanceKm} km, in time',
  },
  'allocation.chosen.central': {
    zh: '中央库，{distanceKm} 公里，按期可达',
    en: 'Central depot, {distanceKm} km, in time',
  },
  'allocation.chosen.other-province': {
    zh: '外省库支援，{distanceKm} 公里，按期可达',
    en: 'Mutual aid from another province, {distanceKm} km, in time',
  },
  'allocation.chosen.pact': {
    zh: '协议互助地区库，{distanceKm} 公里，按期可达',
    en: 'Depot of an area that has promised aid, {distanceKm} km, in time',
  },
  'allocation.chosen.least-cost': {
    zh: '各县、各库一并计算后代价最小，{distanceKm} 公里；顺序在前的库已留给更需要它的县',
    en: 'Costs least for all counties together, {distanceKm} km; sources before it serve counties that need them more',
  },
  'allocation.chosen.pinned': {
    zh: '由指挥员指定，{distanceKm} 公里',
    en: 'Pinned by the officer, {distanceKm} km',
  },
  'allocation.chosen.earliest-late': {
    zh: '无库可按期运达，选仍有存货且行车时间最短的库，{distanceKm} 公里',
    en: 'No source left that comes in time: the shortest drive of those that still have some, {distanceKm} km',
  },
  'allocation.chosen.fuller-load': {
    zh: '一次装运可满足该县更多需求，{distanceKm} 公里，按期可达；顺序在前的库能供的较少',
    en: 'One load covers more of what the county needs than from sources before it, {distanceKm} km, in time',
  },
  'allocation.chosen.same-load': {
    zh: '该库已为该县装运其他物资，一并发运，{distanceKm} 公里',
    en: 'Loads other goods for the county anyway, so these ride along, {distanceKm} km',
  },
  'allocation.chosen.soonest-load': {
    zh: '无库可按期运达，按装运量与到达时间（含装车排队）选定，{distanceKm} 公里',
    en: 'No source left that comes in time: much for the hours until it is there, loading queue included, {distanceKm} km',
  },
  'allocation.passed-over.reserve-floor': {
    zh: '库存 {available}，须保留 {floor}，不可动用',
    en: '{available} in stock, {floor} of which must stay (reserve floor)',
  },
  'allocation.passed-over.too-late': {
    zh: '最早 {arrivesInHours} 小时后到达，时限 {dueInHours} 小时',
    en: 'arrives after {arrivesInHours} h at the earliest, due in {dueInHours} h',
  },
  'allocation.passed-over.level-order': {
    zh: '距离更近（{distanceKm} 公里），但按分级负责顺序在后',
    en: 'nearer ({distanceKm} km) but later in the order of responsibility',
  },
  'allocation.passed-over.no-stock': {
    zh: '无库存（{distanceKm} 公里）',
    en: 'none in stock ({distanceKm} km)',
  },
  'allocation.passed-over.used-up': {
    zh: '库存 {available} 已由本方案其他行用完或须保留',
    en: 'what may leave of its {available} is used up by other lines of this plan',
  },
  'allocation.passed-over.small-load': {
    zh: '余量 {quantity}，能供该县的较少，不为此另行发运',
    en: '{quantity} left, but less of all that the county needs than the source chosen: no load of its own',
  },
  'allocation.passed-over.source-order': {
    zh: '距离更近（{distanceKm} 公里），但按来源种类顺序在后',
    en: 'nearer ({distanceKm} km) but later in the order of kinds of source',
  },
  'allocation.passed-over.other-incident': {
    zh: '{available} 已留给另一事件',
    en: '{available} there, kept for another incident',
  },
  'allocation.passed-over.docks-full': {
    zh: '装车月台和人手已排满：最早 {arrivesInHours} 小时后到达，时限 {dueInHours} 小时',
    en: 'docks and porters are taken: arrives after {arrivesInHours} h at the earliest, due in {dueInHours} h',
  },
  'allocation.passed-over.forbidden': {
    zh: '已由指挥员排除（{distanceKm} 公里）',
    en: 'ruled out by the officer ({distanceKm} km)',
  },
  'allocation.passed-over.farther': {
    zh: '更远（{distanceKm} 公里）',
    en: 'farther ({distanceKm} km)',
  },
} as const satisfies Record<string, RuleText>

/** What must stay where, and why. */
const floorTexts = {
  'floor.local': {
    zh: '保障本地区 {people} 人 Ⅱ 级响应需要，余量系数 {margin}，最多为库存的 {mostShare}%（{edition} 版）',
    en: 'Level II need of {people} people of its own area × {margin}, at most {mostShare} % of what lies there (edition {edition})',
  },
  'floor.central': {
    zh: '为同类第二场灾害保留 {share}%（{edition} 版）',
    en: '{share} % is kept for a second event of its class (edition {edition})',
  },
} as const satisfies Record<string, RuleText>

/** Sentences for every key that level, demand, allocation and reserve floors give as a reason. */
export const ruleTexts: Readonly<Record<string, RuleText>> = {
  ...levelTexts,
  ...demandTexts,
  ...allocationTexts,
  ...floorTexts,
}
