'use strict'
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs')
const path = require('node:path')
const { downloadBySdk } = require('./temporal-server.cjs')
const step = require('./run-step.cjs')
const { CannotProceed, cacheDirectory, isProgram, lastLines, onPath, root, runProgram, runStep } = step

const pom = path.join(root, 'tools', 'temporal-test-server', 'pom.xml')
const wrapper = `#!/bin/sh
exec java -XX:TieredStopAtLevel=1 -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"
`

function cachedFolder() {
  const version = /<artifactId>temporal-test-server<\/artifactId>\s*<version>([\d.]+)<\/version>\s*<\/dependency>/
  return path.join(cacheDirectory, `temporal-test-server-${version.exec(readFileSync(pom, 'utf8'))[1]}`)
}

/** The time-skipping server of the workflow tests: cached, by Maven, or by the SDK's own download. */
async function prepareTestServer() {
  const program = path.join(cachedFolder(), 'temporal-test-server')
  if (isProgram(program) && (onPath('java') || isProgram(`${program}.native`))) return program
  mkdirSync(cacheDirectory, { recursive: true })
  const maven = onPath('mvn')
  if (maven && onPath('java')) return copyWithMaven(maven, program)
  mkdirSync(cachedFolder(), { recursive: true })
  if (await downloadBySdk('time-skipping', program)) {
    writeFileSync(`${program}.native`, '', { mode: 0o755 })
    return program
  }
  throw new CannotProceed(
    'There is no time-skipping server for the workflow tests: install Java 17 and Maven (packages default-jre-headless and maven).',
  )
}

async function copyWithMaven(maven, program) {
  const unfinished = `${cachedFolder()}.${process.pid}`
  const args = [
    '-q',
    '-B',
    '-f',
    pom,
    'dependency:copy-dependencies',
    `-DoutputDirectory=${path.join(unfinished, 'lib')}`,
  ]
  const result = await runStep('Fetching the time-skipping test server', () => runProgram(maven, args))
  if (result.code !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw new CannotProceed(`Maven could not fetch the time-skipping test server.\n${lastLines(result.stdout)}`)
  }
  writeFileSync(path.join(unfinished, path.basename(program)), wrapper, { mode: 0o755 })
  rmSync(cachedFolder(), { recursive: true, force: true })
  renameSync(unfinished, cachedFolder())
  return program
}

module.exports = { prepareTestServer }
