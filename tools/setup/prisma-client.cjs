'use strict'
const { createHash } = require('node:crypto')
const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const path = require('node:path')
const { CannotProceed, lastLines, root, runProgram, runStep } = require('./run-step.cjs')

const schemaFile = path.join(root, 'database', 'schema.prisma')
const stampFile = path.join(root, 'database', 'generated', '.stamp')

/** Generates the database client from the schema when the schema or the generator changed. */
async function preparePrismaClient() {
  if (!existsSync(schemaFile)) return
  const prisma = readFileSync(path.join(root, 'node_modules', 'prisma', 'package.json'), 'utf8')
  const wanted = createHash('sha256').update(readFileSync(schemaFile)).update(JSON.parse(prisma).version).digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return
  // `generate` needs no engine but insists on one; any executable satisfies it, and nothing is downloaded.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  const command = path.join(root, 'node_modules', 'prisma', 'build', 'index.js')
  const generate = () => runProgram(process.execPath, [command, 'generate'], { env })
  const result = await runStep('Generating the database client', generate)
  if (result.code !== 0) {
    const printed = lastLines(result.stderr || result.stdout, 12)
    throw new CannotProceed(`The database client could not be generated from database/schema.prisma.\n${printed}`)
  }
  writeFileSync(stampFile, wanted)
}

module.exports = { preparePrismaClient }
