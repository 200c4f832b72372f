import type { Page } from 'playwright-core'
import { choose, chooseArea, confirm } from './choose'
import type { ConsoleUnderTest } from './console-under-test'
import { startConsole } from './console-under-test'

/** Slow enough that the people of this story are never late: a quarter of an hour is 45 s. */
const pace = 20

describe('the road from a telephone call to goods received, as people walk it', () => {
  let muster: ConsoleUnderTest
  let incident: string

  beforeAll(async () => {
    muster = await startConsole()
  })
  afterAll(() => muster.close())

  it('an officer takes the call; need and plan stand there with their reasons', async () => {
    const { page, close } = await muster.desk('duty-officer')
    await page.getByRole('link', { name: '录入报警' }).click()
    await beAnExercise(page)
    await page.getByLabel('标题').fill('北碚山火')
    await choose(page, '灾种', '森林火灾')
    await page.getByLabel('报告时间', { exact: true }).fill(minuteNow())
    await chooseArea(page, '地区', '北碚区')
    await page.getByRole('spinbutton', { name: '过火面积' }).fill('600')
    await page.getByRole('spinbutton', { name: '现场救援人员' }).fill('100')
    await page.getByRole('button', { name: '提交报警' }).click()
    await page.getByRole('link', { name: /第 \d+ 号/ }).click()
    await page.getByRole('heading', { name: /北碚区/ }).waitFor()
    incident = new URL(page.url()).pathname
    await page.getByText('Ⅳ级响应').first().waitFor()
    await page.getByText('过火面积 600 公顷').first().waitFor()
    await page
      .getByRole('row', { name: /饮用水/ })
      .first()
      .waitFor()
    await page.getByText('示意图，未经审核').waitFor()
    await close()
  })

  it('a duty officer is told who decides; the head of office confirms the level and approves, and another screen follows', async () => {
    const duty = await muster.desk('duty-officer')
    await duty.page.goto(muster.base + incident)
    const approve = duty.page.getByRole('region', { name: '首批' }).getByRole('button', { name: '批准', exact: true })
    await approve.waitFor()
    expect(await approve.isDisabled()).toBe(true)
    await duty.page.getByText('由办公室主任办理').first().waitFor()

    const head = await muster.desk('head-of-office')
    await head.page.goto(muster.base + incident)
    const waits = head.page.getByRole('region', { name: /待我办理/ })
    await waits.getByRole('button', { name: '确认级别' }).first().click()
    await waits.getByRole('button', { name: '批准', exact: true }).first().click()

    await duty.page
      .getByText('首批已批准')
      .or(duty.page.getByText(/批准（Officer \d+/))
      .first()
      .waitFor()
    await duty.page.getByRole('tab', { name: /运输批次 \d/ }).waitFor()
    await head.close()
    await duty.close()
  })

  it('a change of level wants a reason, which stays on record', async () => {
    const { page, close } = await muster.desk('committee-leader')
    await page.goto(`${muster.base}${incident}?tab=levels`)
    await page.getByRole('button', { name: '调整级别' }).last().click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: '调整级别' }).isDisabled()).toBe(true)
    await confirm(page, '调整级别', '火势逼近居民区')
    await page.getByRole('cell', { name: '火势逼近居民区' }).waitFor()
    await close()
  })

  it('keeper, carrier and receiver do their parts, and only the goods received note closes the consignment', async () => {
    const keeper = await muster.desk('depot-keeper')
    const goods = await openFirst(keeper.page, `${muster.base}/keeper`)
    await keeper.page.getByRole('button', { name: '全部接受' }).click()
    await confirm(keeper.page, '全部接受')
    await keeper.close()

    const carrier = await muster.desk('carrier')
    await carrier.page.goto(goods)
    await carrier.page.getByLabel('车辆与驾驶员').fill('渝A12345')
    await carrier.page.getByRole('button', { name: '接受承运' }).click()
    await carrier.page.getByRole('button', { name: '报告启运' }).click()
    await confirm(carrier.page, '报告启运')
    await carrier.page.getByRole('button', { name: '报告运抵' }).click()
    await confirm(carrier.page, '报告运抵')
    await carrier.page.getByText('尚无签收单').waitFor()
    await carrier.close()

    const receiver = await muster.desk('receiver')
    await receiver.page.goto(goods)
    const form = receiver.page.getByRole('form', { name: '验收接收' })
    const counted = form.getByRole('spinbutton', { name: /完好接收/ }).first()
    const sent = Number(await counted.inputValue())
    await counted.fill(String(sent - 2))
    await form.getByRole('spinbutton', { name: /损坏/ }).first().fill('1')
    await form.getByLabel('签收人姓名').fill('杨春燕')
    await form.getByRole('button', { name: '签收' }).click()
    await receiver.page.getByText(/签收单 R-\d+/).waitFor()
    await receiver.page.getByText('签收人 杨春燕').waitFor()
    await receiver.close()
  })

  async function openFirst(page: Page, list: string): Promise<string> {
    await page.goto(list)
    await page
      .getByRole('link', { name: /^K-\d+$/ })
      .first()
      .click()
    await page.getByRole('heading', { name: /运输批次 K-\d+/ }).waitFor()
    return page.url()
  }
})

async function beAnExercise(page: Page): Promise<void> {
  await page.getByLabel(/按演练启动/).check()
  await page.getByRole('spinbutton', { name: '倍速' }).fill(String(pace))
  for (const group of ['值班与审批人员', '储备库', '承运方', '接收人']) await choose(page, group, '由真人担任')
}

/** Now as a `datetime-local` field in Beijing time. */
function minuteNow(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16)
}
