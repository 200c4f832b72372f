'use strict'
const { CannotProceed, isProgram, lastLines, onPath, runProgram, runStep } = require('./run-step.cjs')

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The browser of the console tests: CHROMIUM_PATH, one on the PATH, or in CI the distribution's package. */
async function prepareBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named && !isProgram(named)) throw new CannotProceed(`CHROMIUM_PATH names ${named}, which is not a program.`)
  const find = () => named || onPath(...names) || elsewhere.find(isProgram)
  if (find()) return find()
  const aptGet = onPath('apt-get')
  if (aptGet && process.env.CI && process.getuid?.() === 0) await install(aptGet)
  if (find()) return find()
  throw new CannotProceed(
    'There is no browser for the console tests: install Chromium, or set CHROMIUM_PATH to a Chromium or Chrome.',
  )
}

async function install(aptGet) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['chromium', 'fonts-noto-cjk']
  const result = await runStep('Installing Chromium', async () => {
    await runProgram(aptGet, ['update', '-qq'], { env })
    return runProgram(aptGet, ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env })
  })
  if (result.code !== 0) throw new CannotProceed(`Chromium could not be installed.\n${lastLines(result.stderr)}`)
}

module.exports = { prepareBrowser }
