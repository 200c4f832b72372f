import type { Page } from 'playwright-core'
import { confirm, fillQuotation } from './choose'
import type { ConsoleUnderTest } from './console-under-test'
import { startConsole } from './console-under-test'

const ours = {
  ...{ name: 'our-count', title: { zh: '本单位盘点表', en: 'Our count sheet' }, table: 'stock' },
  columns: {
    depot: {},
    item: { from: ['Article'], values: { TENT: '1010101' } },
    quantity: { from: ['Count'] },
    lot: { from: ['Charge'] },
  },
}

describe('tables of other systems, and what orders wait for', () => {
  let muster: ConsoleUnderTest

  beforeAll(async () => {
    muster = await startConsole()
  })
  afterAll(() => muster.close())

  it('a mapping of one’s own: its faults are named by path, a sound one is kept and reads the file', async () => {
    const { page, close } = await muster.desk('reserves-officer')
    await page.goto(`${muster.base}/exchange?kind=stock`)
    await page.getByText('用自己的对照表读其他系统的文件').click()
    await upload(page, { ...ours, columns: { ...ours.columns, colour: { from: ['Colour'] } } })
    await page.getByRole('alert').getByText('columns.colour: 表中没有“colour”这一列').waitFor()
    await upload(page, ours)
    await page.getByText('对照表“本单位盘点表”已保存，用于“库存”。').waitFor()
    await chooseDepot(page, '整个文件的“储备库”', 'depot-622900', '临夏回族自治州应急物资储备库')
    await page.getByLabel('选择文件，或拖到此处（CSV、XLSX）').setInputFiles({
      name: 'count.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Article,Count,Charge\nTENT,40,C-1\n'),
    })
    await page.getByRole('button', { name: '试导入（不写入）' }).click()
    await page.getByText('试导入通过').waitFor()
    await page.getByText('储备库：1 行取为整个文件给出的值。').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '以“本单位盘点表”为起点下载' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('our-count.mapping.json')
    await close()
  })

  it('a keeper’s account is made for a depot found by its name', async () => {
    const { page, close } = await muster.desk('administrator')
    await page.getByRole('link', { name: '账号' }).click()
    const form = page.getByRole('form', { name: '新建账号' })
    await form.getByLabel('姓名').fill('马仓管')
    await form.getByLabel('用户名').fill('keeper-ma')
    await form.getByLabel('邮箱').fill('keeper-ma@muster.example')
    await choosePost(page, '储备库管理员')
    await chooseDepot(page, '储备库（不选即地区内各库）', '临夏市应急', '临夏市应急物资储备库')
    await form.getByRole('button', { name: '新建账号' }).click()
    await page.getByRole('row', { name: /马仓管.*储备库管理员 · 临夏市应急物资储备库/ }).waitFor()
    await close()
  })

  it('a purchase from its inquiry to delivery: each next act is found among the tasks, with what is due', async () => {
    const { page, close } = await muster.desk('reserves-officer', 'head-of-office')
    await page.goto(`${muster.base}/exchange?kind=suppliers`)
    const file =
      '编号,供应商名称,装车地点,物资编码,报价数量,备货时间（小时）\nsup-1,临夏商行,depot-622900,1010101,300,6\n'
    await page
      .getByLabel('选择文件，或拖到此处（CSV、XLSX）')
      .setInputFiles({ name: '供应商.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
    await page.getByRole('button', { name: '试导入（不写入）' }).click()
    await page.getByText('试导入通过').waitFor()
    await page.getByRole('button', { name: '正式导入' }).click()
    await page.getByRole('alert').getByText('已导入').waitFor()
    await page.evaluate(async () => {
      await fetch('/api/v1/supply-sources/sup-1/orders', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ quantity: 40 }),
      })
    })
    for (const [act, reason] of purchaseActs) {
      await page.getByRole('link', { name: '我的待办' }).click()
      const row = page.getByRole('row', { name: new RegExp(`办理来源订单.*${act}：订单 G-\\d+，临夏商行`) })
      await row.getByText(/\d\d-\d\d \d\d:\d\d/).waitFor()
      await row.getByRole('link').click()
      await page.getByRole('button', { name: act, exact: true }).click()
      if (act === '登记报价') await fillQuotation(page, '88.5', '40')
      await confirm(page, act, reason)
    }
    await page.getByText('已经结束，没有可办事项。').waitFor()
    await page.getByRole('link', { name: '我的待办' }).click()
    await page.getByText('没有待办事项。').waitFor()
    await close()
  })
})

const purchaseActs = [
  ['登记报价', undefined],
  ['批准', '灾区急需'],
  ['下单', undefined],
  ['报告备妥', undefined],
  ['交付', undefined],
] as const

async function upload(page: Page, mapping: object): Promise<void> {
  await page
    .getByLabel('上传改好的对照表（JSON）')
    .setInputFiles({ name: 'ours.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(mapping)) })
}

/** Types part of a depot's name or id and takes the one of that name. */
async function chooseDepot(page: Page, label: string, typed: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.keyboard.type(typed)
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  await list.getByText(new RegExp(`^${name} ·`)).click()
}

async function choosePost(page: Page, post: string): Promise<void> {
  await page.locator('label.field', { hasText: '岗位' }).getByRole('combobox').click()
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByText(post).click()
}
