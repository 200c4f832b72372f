import type { ConsoleUnderTest } from './console-under-test'
import { signIn, startConsole } from './console-under-test'
import { confirm } from './choose'

/** A warning that lacks status, type and time: never guessed, a person fills them in. */
const incompleteWarning = `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>X-1</identifier><sender>station</sender>
<info><language>zh-CN</language><event>暴雨</event><headline>乐昌市暴雨红色预警</headline>
<area><areaDesc>乐昌市</areaDesc><geocode><valueName>CN</valueName><value>440281000000</value></geocode></area></info></alert>`

describe('an officer at the desk', () => {
  let muster: ConsoleUnderTest

  beforeAll(async () => {
    muster = await startConsole()
  })
  afterAll(() => muster.close())

  it('is told when the password is wrong, then signed in, and sees 演练 on the page and in its title', async () => {
    const { page, username, password, close } = await muster.signInPage('duty-officer')
    await signIn(page, username, 'not-the-password')
    await page.getByRole('alert').getByText('用户名或密码不对。').waitFor()
    await signIn(page, username, password)
    await page.getByRole('heading', { name: '事件一览' }).waitFor()
    await page.getByText('演练环境').waitFor()
    expect(await page.title()).toContain('【演练】')
    await close()
  })

  it('reads the console in English once it is switched, also after a reload', async () => {
    const { page, close } = await muster.desk('duty-officer')
    await page.getByRole('button', { name: '切换到英文' }).click()
    await page.getByRole('heading', { name: 'Incidents' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Incidents' }).waitFor()
    await close()
  })

  it('keeps the filter of the board in the address', async () => {
    const { page, close } = await muster.desk('duty-officer')
    await page.getByText('已结束', { exact: true }).click()
    await page.getByLabel('搜索').fill('北碚')
    await page.getByRole('button', { name: '搜索' }).click()
    await page.getByText('已结束，实际与演练，含“北碚”').waitFor()
    expect(new URL(page.url()).search).toBe('?status=ended&q=%E5%8C%97%E7%A2%9A')
    await close()
  })

  it('finds an incomplete warning in the review queue with the reasons in words, and sets it aside with a reason', async () => {
    const { page, close } = await muster.desk('duty-officer')
    await page.getByRole('link', { name: '录入报警' }).click()
    await page.getByText('文件或粘贴').click()
    await page.getByLabel('或粘贴全文').fill(incompleteWarning)
    await page.getByRole('button', { name: '提交报警' }).click()
    await page.getByRole('link', { name: '乐昌市暴雨红色预警' }).click()
    await page.getByText('缺少发布时间。').waitFor()
    await page.getByRole('button', { name: '显示原文' }).click()
    await page.getByText('<headline>乐昌市暴雨红色预警</headline>').waitFor()
    await page.getByRole('button', { name: '搁置' }).click()
    await confirm(page, '搁置', '气象台已更正')
    await page.getByText(/已办理：已搁置/).waitFor()
    await close()
  })

  it('sees only the pages of its posts: a keeper no alerts, a carrier no board', async () => {
    const keeper = await muster.desk('depot-keeper')
    const pages = keeper.page.getByRole('navigation', { name: '主导航' }).getByRole('link')
    expect(await pages.allInnerTexts()).toEqual([
      ...['事件一览', '我的待办', '运输批次', '库方调令'],
      ...['库存', '供应来源', '储备管理', '物资品种'],
    ])
    await keeper.close()
    const carrier = await muster.desk('carrier')
    await carrier.page.getByRole('heading', { name: '我的待办' }).waitFor()
    await carrier.close()
  })

  it('is told since when the screen is old once the server is silent for half a minute, and what was there stays', async () => {
    const { page, close } = await muster.desk('duty-officer')
    await page.getByText('响应中，实际与演练').waitFor()
    muster.killApi()
    await page.getByText(/数据截至 \d\d:\d\d:\d\d/).waitFor({ timeout: 60_000 })
    await page.getByText('响应中，实际与演练').waitFor()
    await close()
  })
})
