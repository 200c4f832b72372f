import { depotLevelChoices, labelChoices, operatorChoices, sourceLabelChoices, supplyClassChoices } from './choices'
import type { TableName, TableSpec } from './column'
import { area, choice, day, decimal, depot, identifier, item, itemCode, must, text, whole, yesNo } from './column'
import { donations, internationalAid, mutualAid, requisitionable, social } from './aid-tables'
import { agreements, producers, suppliers } from './source-tables'

const mostUnits = 1_000_000_000

const itemKinds: TableSpec = {
  name: 'item-kinds',
  zh: '物资品种',
  en: 'Catalogue',
  alongside: ['kits', 'substitutes'],
  columns: [
    must(itemCode('code', '物资编码', 'Item code')),
    must(text('name_zh', '名称', 'Name')),
    text('name_en', '英文名称', 'English name'),
    must(text('unit_zh', '计量单位', 'Unit', 20)),
    text('unit_en', '英文单位', 'English unit', 40),
    choice('supply_class', '物资类别', 'Supply class', supplyClassChoices),
    must(whole('mass_g', '单件质量（克）', 'Mass (g)', 1)),
    must(whole('volume_ml', '单件体积（毫升）', 'Volume (ml)', 1)),
    whole('pack_size', '每包装件数', 'Units per pack', 1),
    whole('packs_per_pallet', '每托盘包装数', 'Packs per pallet', 1, 10_000),
    whole('shelf_life_months', '保质期（月）', 'Shelf life (months)', 1, 1_200),
    yesNo('recoverable', '可回收', 'Recoverable'),
    choice('label', '核实状态', 'Checked', labelChoices),
  ],
}

const kits: TableSpec = {
  name: 'kits',
  zh: '套装组成',
  en: 'Kits',
  alongside: [],
  columns: [
    must(item('kit', '套装', 'Kit')),
    must(item('part', '组成物资', 'Part')),
    must(whole('quantity', '数量', 'Quantity', 1, 1_000_000)),
  ],
}

const substitutes: TableSpec = {
  name: 'substitutes',
  zh: '替代物资',
  en: 'Substitutes',
  alongside: [],
  columns: [
    must(item('item', '物资', 'Item')),
    must(item('by', '替代物资', 'Substitute')),
    must(decimal('ratio', '替代一件所需件数', 'Units for one', 0.001, 1_000)),
    whole('min_temperature_c', '最低气温不低于（℃）', 'Lowest minimum (°C)', -60, 60),
    whole('max_temperature_c', '最低气温不高于（℃）', 'Highest minimum (°C)', -60, 60),
    choice('label', '核实状态', 'Checked', labelChoices),
  ],
}

const depots: TableSpec = {
  name: 'depots',
  zh: '储备库',
  en: 'Depots',
  alongside: [],
  columns: [
    must(identifier('id', '储备库编号', 'Depot id')),
    must(text('name_zh', '名称', 'Name')),
    text('name_en', '英文名称', 'English name'),
    choice('level', '层级', 'Level', depotLevelChoices),
    choice('operator', '性质', 'Operator', operatorChoices),
    must(area('area', '行政区', 'Area')),
    decimal('longitude', '经度', 'Longitude', -180, 180),
    decimal('latitude', '纬度', 'Latitude', -90, 90),
    must(whole('docks', '装车位', 'Docks', 1, 1_000)),
    must(whole('porters', '搬运人数', 'Porters', 1, 10_000)),
    text('owner', '物权单位', 'Owner'),
    text('keeper', '承储单位', 'Keeper'),
    area('ordering_area', '调用权属地', 'Ordering area'),
    text('contact_name', '联系人', 'Contact'),
    text('contact_phone', '24小时电话', '24 h phone', 40),
    whole('railhead_km', '距铁路货场（公里）', 'To railhead (km)', 0, 10_000),
    whole('port_km', '距港口（公里）', 'To port (km)', 0, 10_000),
    whole('airfield_km', '距机场（公里）', 'To airfield (km)', 0, 10_000),
    yesNo('is_distribution_centre', '区域配送中心', 'Distribution centre'),
    whole('inspection_every_days', '检查周期（天）', 'Inspection every (days)', 1, 3_650),
    day('inspected_at', '上次检查日期', 'Inspected on'),
    yesNo('synthetic', '模拟', 'Synthetic'),
  ],
}

const stock: TableSpec = {
  name: 'stock',
  zh: '库存',
  en: 'Stock',
  alongside: [],
  columns: [
    must(depot('depot', '储备库', 'Depot')),
    must(item('item', '物资编码', 'Item code')),
    must(whole('quantity', '数量', 'Quantity', 0, mostUnits)),
    text('lot', '批次号', 'Lot', 160),
    day('produced_on', '生产日期', 'Produced on'),
    day('expires_on', '到期日期', 'Expires on'),
    text('grade', '等级', 'Grade', 40),
    whole('unit_cost_fen', '单价（分）', 'Unit cost (fen)', 0),
  ],
}

const pacts: TableSpec = {
  name: 'pacts',
  zh: '互助协议',
  en: 'Pacts',
  alongside: [],
  columns: [
    must(area('from_area', '支援方', 'From area')),
    must(area('to_area', '受援方', 'To area')),
    must(whole('answer_due_minutes', '答复时限（分钟）', 'Answer due (minutes)', 1, 100_000)),
    must(text('settlement', '结算办法', 'Settlement', 400)),
    choice('label', '核实状态', 'Checked', sourceLabelChoices),
  ],
}

/** Every table that is imported and exported. */
export const tables: Readonly<Record<TableName, TableSpec>> = {
  'item-kinds': itemKinds,
  kits,
  substitutes,
  depots,
  stock,
  agreements,
  producers,
  suppliers,
  donations,
  requisitionable,
  social,
  'mutual-aid': mutualAid,
  'international-aid': internationalAid,
  pacts,
}
