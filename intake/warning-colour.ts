import type { WarningColour } from '../domain/alert/alert'

const byCharacter: Readonly<Record<string, WarningColour>> = {
  红: 'red',
  紅: 'red',
  橙: 'orange',
  黄: 'yellow',
  黃: 'yellow',
  蓝: 'blue',
  藍: 'blue',
}

const byLevel: Readonly<Record<string, WarningColour>> = {
  I: 'red',
  II: 'orange',
  III: 'yellow',
  IV: 'blue',
  一: 'red',
  二: 'orange',
  三: 'yellow',
  四: 'blue',
  '1': 'red',
  '2': 'orange',
  '3': 'yellow',
  '4': 'blue',
}

const LEVEL = '(IV|III|II|I|[1-4一二三四])'
/** `[I级/特别严重]`, `[Ⅲ级/较重]`, `[IV/一般]`, `[Level IV/General]`. */
const bracket = new RegExp(`[[【(]\\s*(?:level\\s*${LEVEL}|${LEVEL}\\s*级|${LEVEL}\\s*(?=/))`, 'i')
const levelWord = new RegExp(`(?<![A-Z])${LEVEL}级[^,。;、]{0,6}预警`)
const raisedTo = /(?:升级|升格|变更|更新|调整|降级|降低|提升|改发|转)(?:为|成|至|到)[^,。;]*?([红紅橙黄黃蓝藍])色/
const chineseColour = /([红紅橙黄黃蓝藍])色?[^,。;\s]{0,8}?(?:预警|預警|警报|警報)/g
const englishColour = /\b(red|orange|yellow|blue)\b[\w\s-]{0,40}?\b(?:warning|alert|signal)/gi

/** The colour in a Chinese warning's headline: what it is raised to, the level in brackets, else the last colour named. */
export function colourInHeadline(headline: string): WarningColour | null {
  const text = headline.normalize('NFKC')
  return fromCharacter(raisedTo.exec(text)?.[1]) ?? lastColour(text) ?? colourOfLevel(text)
}

function lastColour(text: string): WarningColour | null {
  const chinese = [...text.matchAll(chineseColour)].map((match) => fromCharacter(match[1]))
  const english = [...text.matchAll(englishColour)].map((match) => colourOfWord(match[1] ?? ''))
  const named = [...chinese, ...english].filter((colour) => colour !== null)
  const differ = new Set(named).size > 1
  return (differ ? colourOfLevel(text) : null) ?? named[named.length - 1] ?? null
}

function colourOfLevel(text: string): WarningColour | null {
  const found = bracket.exec(text) ?? levelWord.exec(text)
  const numeral = found?.slice(1).find((part) => part !== undefined)
  return numeral === undefined ? null : (byLevel[numeral.toUpperCase()] ?? null)
}

function fromCharacter(character: string | undefined): WarningColour | null {
  return character === undefined ? null : (byCharacter[character] ?? null)
}

/** The national platform writes the colour where CAP has its severity: `Red`, `ORANGE`, `Yellow`, `Blue`. */
export function colourOfWord(word: string): WarningColour | null {
  const lower = word.trim().toLowerCase()
  return lower === 'red' || lower === 'orange' || lower === 'yellow' || lower === 'blue' ? lower : null
}
