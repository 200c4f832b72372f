import { builtInMapping, readMapping, withDefaults } from '../../intake/tables/mappings'
import type { ImportMapping } from '../../domain/exchange/mapping'
import type { ImportDesk } from './table-import-desk'
import { importDesk, shortOf } from './table-import-desk'

let desk: ImportDesk
beforeEach(async () => void (desk = await importDesk()))
afterEach(() => desk.close())

function mappingOf(name: string): ImportMapping {
  const mapping = builtInMapping(name)
  if (mapping === undefined) throw new Error(name)
  return mapping
}

const products = [
  'Id,Active,ProductCode,ProductType,Name,ProductFamily,Category,GLAccount,Description,UnitOfMeasure,Tags,UnitCost,LotAndExpiryControl,ColdChain,ControlledSubstance,HazardousMaterial,Reconditioned,Manufacturer,BrandName,ManufacturerCode,ManufacturerName,Vendor,VendorCode,VendorName,UPC,NDC,Created,Updated',
  ',true,TN001,Default,"Tent, family, 12 m2",,Shelter,,,Each,,100,,,,,,,,,,,,,,,,',
  ',true,1990201,Default,Water filter,,Water,,,Box,,10,,,,,,,,,,,,,,,,',
  ',true,BL002,Default,Blanket,,Shelter,,,Each,,9,,,,,,,,,,,,,,,,',
]

test('OpenBoxes products: coded ones become kinds, the others go to a catch-all kind that is added once, and that is told', async () => {
  const mapping = mappingOf('openboxes-products')
  const report = await desk.take('item-kinds', products, { mapping })
  expect(report).toMatchObject({
    outcome: 'imported',
    mapping: 'openboxes-products',
    tables: [
      {
        ...{ rows: 3, added: 1 },
        caught: [
          { code: 'TN001', rows: 1 },
          { code: 'BL002', rows: 1 },
        ],
        defaulted: [
          { column: 'supply_class', rows: 3 },
          { column: 'mass_g', rows: 3 },
          { column: 'volume_ml', rows: 3 },
        ],
      },
    ],
  })
  const columns = 'code, name_zh, unit_zh, mass_g, label'
  expect(await desk.rows(`SELECT ${columns} FROM item_kinds WHERE code IN ('1990201', '1999999') ORDER BY 1`)).toEqual([
    { code: '1990201', name_zh: 'Water filter', unit_zh: '箱', mass_g: 1000, label: 'unverified' },
    { code: '1999999', name_zh: '其他物资（无国标编码）', unit_zh: '件', mass_g: 1000, label: 'unverified' },
  ])
})

const inventory = [
  'Product code,Product name,Lot number,Expiration date,Bin location,OB QOH,Physical QOH,Comment',
  'TN001,"Tent, family, 12 m2",37627,31/01/2030,RM1-RACK1,,120,',
  'TN001,"Tent, family, 12 m2",37628,30/06/2031,RM1-RACK2,15,,',
  '1010102,Single tent,,,RM1-RACK3,,40,',
]

test('OpenBoxes inventory: for the depot that the operator names, day first, counted before booked, own codes by a mapping', async () => {
  const noDepot = await desk.take('stock', inventory, { mapping: mappingOf('openboxes-inventory') })
  expect(shortOf(noDepot)).toEqual([[1, '储备库 Depot', '', 'column-missing']])
  const named = withDefaults(mappingOf('openboxes-inventory'), { depot: 'depot-622927' })
  const own = {
    ...named,
    columns: { ...named.columns, item: { from: ['Product code'], values: { TN001: '1010101' } } },
  }
  const report = await desk.take('stock', inventory, { mapping: own })
  expect(report).toMatchObject({ outcome: 'imported', tables: [{ rows: 3, added: 3, caught: [] }] })
  expect(
    await desk.rows(
      `SELECT id, on_hand, expires_on::text FROM stock_lots WHERE depot_id = 'depot-622927' AND item_code IN ('1010101', '1010102') AND on_hand > 0 ORDER BY id`,
    ),
  ).toEqual([
    { id: 'lot:depot-622927:1010101:TN001/37627/RM1-RACK1', on_hand: 120, expires_on: '2030-01-31' },
    { id: 'lot:depot-622927:1010101:TN001/37628/RM1-RACK2', on_hand: 15, expires_on: '2031-06-30' },
    { id: 'lot:depot-622927:1010102:1010102/RM1-RACK3', on_hand: 40, expires_on: null },
  ])
})

test('OpenBoxes locations: depots only, the others skipped and counted', async () => {
  const report = await desk.take(
    'depots',
    [
      'id,name,active,locationType,organization,parentLocation,locationNumber,locationGroup,streetAddress,streetAddress2,city,stateOrProvince,postalCode,country,description',
      ',Lanzhou Warehouse,TRUE,Depot,My Organization,,LZW,NW,1 Road,,兰州市,甘肃省,730000,China,',
      ',Xining Warehouse (2),TRUE,Depot,My Organization,,,NW,2 Road,,,青海省,810000,China,',
      ',A Supplier,TRUE,Supplier,A Supplier,,SUP,,,,,,,,',
    ],
    { mapping: mappingOf('openboxes-locations') },
  )
  expect(report).toMatchObject({ outcome: 'imported', tables: [{ rows: 3, skipped: 1, added: 2 }] })
  expect(
    await desk.rows(
      `SELECT id, name_zh, area_code, level, owner FROM depots WHERE owner = 'My Organization' ORDER BY 1`,
    ),
  ).toEqual([
    { id: 'LZW', name_zh: 'Lanzhou Warehouse', area_code: '620100', level: 'prefecture', owner: 'My Organization' },
    {
      id: 'Xining-Warehouse-(2)',
      name_zh: 'Xining Warehouse (2)',
      area_code: '630000',
      level: 'province',
      owner: 'My Organization',
    },
  ])
})

test('Sahana Eden: catalogue in kg and m³, warehouses at their point, stock by warehouse name', async () => {
  const catalogue = await desk.take(
    'item-kinds',
    [
      'Catalog,Category Code,Category,Item Name,Item Code,Brand,Model,Year,Unit of Measure,Pack,Pack Quantity,Pack2,Pack2 Quantity,Pack3,Pack3 Quantity,Weight,Length,Width,Height,Volume,Comments',
      'Default,SHEL,Shelter,Family tent,1990301,,,,piece,box,2,,,,,45.5,,,,0.25,',
      'Default,SHEL,Shelter,Rope,ROPE1,,,,piece,,,,,,,,,,,,',
    ],
    { mapping: mappingOf('eden-catalogue') },
  )
  expect(catalogue).toMatchObject({ outcome: 'imported', tables: [{ added: 1, caught: [{ code: 'ROPE1', rows: 1 }] }] })
  expect(
    await desk.rows(`SELECT unit_zh, unit_en, mass_g, volume_ml, pack_size FROM item_kinds WHERE code = '1990301'`),
  ).toEqual([{ unit_zh: '件', unit_en: 'piece', mass_g: 45_500, volume_ml: 250_000, pack_size: 2 }])
  await desk.take(
    'depots',
    [
      'Name,Organisation,Branch,Country,Building,Address,Postcode,L1,L2,L3,L4,Lat,Lon,Phone1,Phone2,Email,Fax,Comments',
      'Linxia Store,Red Cross,,CN,,,,甘肃省,临夏回族自治州,,,35.6,103.2,0930-1,,,,',
    ],
    { mapping: mappingOf('eden-warehouses') },
  )
  expect(
    await desk.rows(`SELECT area_code, longitude, latitude, contact_phone FROM depots WHERE id = 'Linxia-Store'`),
  ).toEqual([{ area_code: '622900', longitude: 103.2, latitude: 35.6, contact_phone: '0930-1' }])
  const stock = await desk.take(
    'stock',
    [
      'Warehouse,Warehouse Organisation,Catalog,Category,Category Code,Item Name,Item Code,Brand,Model,Year,Unit of Measure,Pack,Pack Quantity,Weight,Length,Width,Height,Volume,Quantity,Expiry Date,Unit,Unit Value,Currency,Supplier/Donor,Owned By (Organization/Branch),Tracking Number,Bin,Comments',
      'Linxia Store,Red Cross,Default,Shelter,SHEL,Family tent,1990301,,,,piece,,,,,,,,30,2031-05-01,,,,,,T-1,B2,',
      'Linxia Store,Red Cross,Default,Shelter,SHEL,Rope,ROPE1,,,,piece,,,,,,,,9,,,,,,,,B2,',
    ],
    { mapping: mappingOf('eden-stock') },
  )
  expect(stock).toMatchObject({ outcome: 'imported', tables: [{ added: 2, caught: [{ code: 'ROPE1', rows: 1 }] }] })
  expect(
    await desk.rows(
      `SELECT item_code, on_hand, expires_on::text FROM stock_lots WHERE depot_id = 'Linxia-Store' ORDER BY 1`,
    ),
  ).toEqual([
    { item_code: '1990301', on_hand: 30, expires_on: '2031-05-01' },
    { item_code: '1999999', on_hand: 9, expires_on: null },
  ])
})

test('a mapping of a user’s own reads a file that nobody foresaw', async () => {
  const read = readMapping(
    JSON.stringify({
      ...{ name: 'ours', title: { zh: '本单位', en: 'Ours' }, table: 'pacts' },
      columns: {
        from_area: { from: ['谁'], values: { 西安: '610100' } },
        to_area: { from: ['帮谁'] },
        answer_due_minutes: { from: ['几小时内答复'], times: 60 },
        settlement: { default: '事后结算' },
      },
    }),
  )
  if (read.outcome !== 'read') throw new Error('not read')
  await desk.take('pacts', ['谁;帮谁;几小时内答复', '西安;兰州市;1.5'], { mapping: read.mapping })
  expect(await desk.rows(`SELECT answer_due_minutes, settlement FROM pacts WHERE id = 'pact-610100-620100'`)).toEqual([
    { answer_due_minutes: 90, settlement: '事后结算' },
  ])
})
