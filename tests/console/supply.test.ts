import type { Page } from 'playwright-core'
import { openDatabase } from '../../database/client'
import { choose, chooseArea, confirm, fillQuotation } from './choose'
import type { ConsoleUnderTest } from './console-under-test'
import { startConsole } from './console-under-test'

const header = '储备库,物资编码,数量,批次号,到期日期'
const wrongTable = `${header}\ndepot-622900,1010101,40,新-1,2030-01-01\n没有的库,1010101,40,新-2,2030-01-01\ndepot-622900,1010101,四十,新-3,2030-01-01\n`
const goodTable = `${header}\ndepot-622900,1010101,40,新-1,2030-01-01\n`

describe('supply, as people handle it', () => {
  let muster: ConsoleUnderTest
  let incident: string

  beforeAll(async () => {
    muster = await startConsole()
  })
  afterAll(() => muster.close())

  it('a keeper counts a lot: the difference becomes a movement with its reason, and the accounts still agree', async () => {
    const { page, close } = await muster.desk('depot-keeper')
    await page.goto(`${muster.base}/stock/depot-622900/1010101`)
    await page.getByText('账账相符').waitFor()
    const before = await onBooks(page)
    await page.getByRole('button', { name: '盘点' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('spinbutton', { name: /实盘数量/ }).fill(String(before - 3))
    await dialog.getByText('差额 −3').waitFor()
    expect(await dialog.getByRole('button', { name: '盘点' }).isDisabled()).toBe(true)
    await confirm(page, '盘点', '三顶受潮')
    const ledger = page.getByRole('region', { name: '出入库台账，新的在前' })
    await ledger.getByRole('row', { name: /盘点调整.*三顶受潮.*Officer/ }).waitFor()
    await page.getByText('账账相符').waitFor()
    expect(await onBooks(page)).toBe(before - 3)
    await close()
  })

  it('a duty officer may look at stock but not touch it, and is told for whom that is', async () => {
    const { page, close } = await muster.desk('duty-officer')
    await page.goto(`${muster.base}/stock/depot-622900/1010101`)
    const count = page.getByRole('button', { name: '盘点' }).first()
    await count.waitFor()
    expect(await count.isDisabled()).toBe(true)
    await page.getByText('由储备库管理员或储备部门经办人办理').first().waitFor()
    await close()
  })

  it('a dry run names every row that can’t be taken, with its column, value and reason; nothing can be imported then', async () => {
    const { page, close } = await muster.desk('reserves-officer')
    await page.goto(`${muster.base}/exchange?kind=stock`)
    await give(page, wrongTable)
    await page.getByRole('button', { name: '试导入（不写入）' }).click()
    await page.getByText('2 处不能导入').waitFor()
    const refused = page.getByRole('region', { name: /不能导入的内容/ })
    await refused.getByRole('row', { name: /^3 储备库 没有的库/ }).waitFor()
    await refused.getByRole('row', { name: /^4 数量 四十/ }).waitFor()
    expect(await page.getByRole('button', { name: '正式导入' }).isDisabled()).toBe(true)
    await page.getByText('有行不能导入').waitFor()
    await close()
  })

  it('a sound file is tried, then imported once, and stands in the ledger', async () => {
    const { page, close } = await muster.desk('reserves-officer')
    await page.goto(`${muster.base}/exchange?kind=stock`)
    await give(page, goodTable)
    expect(await page.getByRole('button', { name: '正式导入' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: '试导入（不写入）' }).click()
    await page.getByText('试导入通过').waitFor()
    await page.getByRole('button', { name: '正式导入' }).click()
    await page.getByRole('alert').getByText('已导入').waitFor()
    await page.goto(`${muster.base}/stock/depot-622900/1010101`)
    await page.getByRole('row', { name: /新-1.*2030-01-01/ }).waitFor()
    await page.getByText('账账相符').waitFor()
    await close()
  })

  it('a quotation is recorded with price, quantity and validity, and whoever approves the purchase sees them', async () => {
    const reserves = await muster.desk('reserves-officer')
    const order = await aPurchase(reserves.page)
    await reserves.page.goto(`${muster.base}/supply-orders/${encodeURIComponent(order)}`)
    await reserves.page.getByText('尚未登记报价，或登记时未记单价。').waitFor()
    await reserves.page.getByRole('button', { name: '登记报价' }).click()
    const dialog = reserves.page.getByRole('dialog')
    const record = dialog.getByRole('button', { name: '登记报价' })
    await dialog.getByText('须填写单价、可供数量和有效期。').waitFor()
    expect(await record.isDisabled()).toBe(true)
    await fillQuotation(reserves.page, '88.5', '30')
    await dialog.getByText('合计 2,655 元').waitFor()
    await confirm(reserves.page, '登记报价')
    await reserves.close()

    const head = await muster.desk('head-of-office')
    await head.page.goto(`${muster.base}/supply-orders/${encodeURIComponent(order)}`)
    await head.page.getByRole('button', { name: '批准' }).click()
    const approval = head.page.getByRole('dialog')
    for (const told of ['88.5 元', '30', '2,655 元', '2099-12-31'])
      await approval.getByText(told, { exact: true }).waitFor()
    await confirm(head.page, '批准', '灾区急需')
    await head.close()
  })

  it('a kept mapping that the tables have outgrown is shown with what is wrong, and removed there', async () => {
    const mapping = { name: 'our-old', title: { zh: '旧库存表', en: 'Old' }, table: 'stock', columns: {} }
    const database = openDatabase(muster.databaseUrl, 1)
    await database.pool.query(
      `INSERT INTO import_mappings (name, table_name, mapping, kept_by, kept_at) VALUES ('our-old', 'stock', $1, 'Officer', now())`,
      [JSON.stringify(mapping)],
    )
    await database.close()
    const { page, close } = await muster.desk('reserves-officer')
    await page.goto(`${muster.base}/exchange?kind=stock`)
    await page.getByText('对照表“旧库存表”已不能用', { exact: false }).waitFor()
    await page.getByText('columns.depot').waitFor()
    await page.getByRole('button', { name: '删除对照表“旧库存表”' }).click()
    await confirm(page, '删除对照表“旧库存表”')
    await page.getByText('columns.depot').waitFor({ state: 'hidden' })
    await close()
  })

  it('what-if: a source forbidden, the difference looked at, adopted with a reason; it holds for the plans to come', async () => {
    const { page, close } = await muster.desk('duty-officer')
    incident = await raiseFire(page)
    await page.getByText('最优性凭证').waitFor()
    const panel = page.getByRole('region', { name: '如果……' })
    await page.locator('button.unfold').first().click()
    await page.getByRole('button', { name: '停用来源' }).first().click()
    await panel.getByRole('listitem').getByText(/^不用/).waitFor()
    expect(await panel.getByRole('button', { name: '采用' }).isDisabled()).toBe(true)
    await panel.getByRole('button', { name: '重新求解' }).click()
    await panel.getByText(/指标对比/).waitFor({ timeout: 60_000 })
    await panel
      .getByRole('row', { name: /取消.*已停用/ })
      .first()
      .waitFor()
    await panel.getByRole('button', { name: '采用' }).click()
    await confirm(page, '采用', '该库道路中断')
    await page.getByRole('row', { name: /^不用.*该库道路中断/ }).waitFor()
    await page.getByText(/编制原因：采用试算条件 \(Officer/).waitFor({ timeout: 60_000 })
    await close()
  })

  it('what is forbidden can be tried allowed again; the second answer goes on from the plan that the first one solved', async () => {
    const { page, close } = await muster.desk('duty-officer')
    await page.goto(`${muster.base}${incident}?tab=plan`)
    const panel = page.getByRole('region', { name: '如果……' })
    await page.getByRole('button', { name: /^试算 恢复使用/ }).click()
    await panel
      .getByRole('listitem')
      .getByText(/^恢复使用/)
      .waitFor()
    await panel.getByRole('button', { name: '重新求解' }).click()
    await panel.getByText(/指标对比（重新求解/).waitFor({ timeout: 60_000 })
    await page.locator('button.unfold').first().click()
    await page.getByRole('button', { name: '停用来源' }).first().click()
    await panel.getByRole('listitem').getByText(/^不用/).waitFor()
    await panel.getByRole('button', { name: '重新求解' }).click()
    await panel.getByText(/指标对比（接着上次的解求解/).waitFor({ timeout: 60_000 })
    await close()
  })

  it('a county asks; the head of office approves less with a reason, and that is the ceiling', async () => {
    const asks = await muster.desk('receiver')
    await asks.page.goto(`${muster.base}${incident}?tab=requests`)
    const form = asks.page.getByRole('form', { name: '提出申请' })
    await chooseArea(asks.page, '申请的县（区）', '北碚区')
    await asks.page.getByRole('combobox', { name: '物资', exact: true }).click()
    await asks.page.keyboard.type('饮用水')
    await asks.page.keyboard.press('Enter')
    await form.getByRole('spinbutton', { name: '申请数量' }).fill('900')
    await form.getByLabel('申请理由').fill('安置点用水')
    await form.getByLabel(/危及生命/).check()
    await form.getByRole('button', { name: '提交申请' }).click()
    await asks.page.getByRole('row', { name: /危及生命.*饮用水.*900.*待审批/ }).waitFor()
    await asks.close()

    const head = await muster.desk('head-of-office')
    await head.page.goto(`${muster.base}${incident}?tab=requests`)
    await head.page.getByRole('button', { name: '调整后批准' }).click()
    const dialog = head.page.getByRole('dialog')
    await dialog.getByRole('spinbutton', { name: /批准数量/ }).fill('600')
    await confirm(head.page, '调整后批准', '已有自来水')
    await head.page.getByRole('row', { name: /调整后批准.*上限 600.*已有自来水/ }).waitFor()
    await head.page.goto(`${muster.base}${incident}?tab=plan`)
    await head.page.getByText(/编制原因：.*申请已审批 \(Officer/).waitFor({ timeout: 60_000 })
    await head.close()
  })
})

async function onBooks(page: Page): Promise<number> {
  const text = await page.getByText(/在库 [\d,]+ = 各批合计/).innerText()
  return Number(/在库 ([\d,]+)/.exec(text)?.[1]?.replaceAll(',', ''))
}

async function give(page: Page, csv: string): Promise<void> {
  await page
    .getByLabel('选择文件，或拖到此处（CSV、XLSX）')
    .setInputFiles({ name: '库存.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'utf8') })
}

/** An exercise in real time, so that no clock runs out while it is read; the path of its page. */
async function raiseFire(page: Page): Promise<string> {
  await page.getByRole('link', { name: '录入报警' }).click()
  await page.getByLabel(/按演练启动/).check()
  await page.getByRole('spinbutton', { name: '倍速' }).fill('1')
  for (const group of ['值班与审批人员', '储备库', '承运方', '接收人']) await choose(page, group, '由真人担任')
  await page.getByLabel('标题').fill('北碚山火')
  await choose(page, '灾种', '森林火灾')
  const now = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16)
  await page.getByLabel('报告时间', { exact: true }).fill(now)
  await chooseArea(page, '地区', '北碚区')
  await page.getByRole('spinbutton', { name: '过火面积' }).fill('600')
  await page.getByRole('spinbutton', { name: '现场救援人员' }).fill('100')
  await page.getByRole('button', { name: '提交报警' }).click()
  await page.getByRole('link', { name: /第 \d+ 号/ }).click()
  await page.getByRole('heading', { name: /北碚区/ }).waitFor()
  return new URL(page.url()).pathname
}

/** An order for an emergency purchase of 40 tents, placed beside any incident. */
async function aPurchase(page: Page): Promise<string> {
  const terms = { kind: 'purchase', quotedQuantity: 300, unitCostFen: 9_000, readyAfterHours: 6, quotedUntil: null }
  const place = { depotId: 'depot-622900', areaCode: '622900', itemCode: '1010101' }
  const party = { partyZh: '临夏商行', partyEn: 'Linxia Traders', surveyEveryDays: null, dependsOn: [] }
  const post = (path: string, body: object) =>
    page.evaluate(
      async ({ to, json }) => {
        const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: json }
        return (await (await fetch(to, init)).json()) as { id: string; items: { id: string }[] }
      },
      { to: `/api/v1/supply-sources${path}`, json: JSON.stringify(body) },
    )
  const { id } = await post('', { ...place, ...party, terms })
  await post(`/${id}/acts`, { action: 'admit' })
  return (await post(`/${id}/orders`, { quantity: 40 })).items[0]?.id ?? ''
}
