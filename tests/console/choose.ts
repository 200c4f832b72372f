import type { Locator, Page } from 'playwright-core'

/** Chooses an entry of a select by the words on it. */
export async function choose(page: Page, label: string, entry: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await openList(page).getByText(entry).last().click()
  await page.waitForTimeout(300)
}

/** Types into an area picker and takes the first area that fits. */
export async function chooseArea(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.keyboard.type(name)
  await openList(page).getByText(name).first().click()
  await page.keyboard.press('Escape')
}

/** In the dialog of a quotation: what a firm asks and until when. */
export async function fillQuotation(page: Page, price: string, quantity: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('spinbutton', { name: '单价' }).fill(price)
  await dialog.getByRole('spinbutton', { name: '可供数量' }).fill(quantity)
  await dialog.getByLabel('有效期至（含当日）').fill('2099-12-31')
}

/** In the dialog: gives the reason and presses the button of that name. */
export async function confirm(page: Page, button: string, reason?: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  if (reason !== undefined) await dialog.getByLabel('理由').fill(reason)
  await dialog.getByRole('button', { name: button }).click()
  await dialog.waitFor({ state: 'hidden' })
}

function openList(page: Page): Locator {
  return page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
}
