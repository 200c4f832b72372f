import type { Request } from 'express'
import type { Language } from '../texts/sentence'
import { languages } from '../texts/sentence'

/** The reader's language: `?lang=`, then the console's cookie, then Accept-Language; Chinese when nothing is said. */
export function languageOf(req: Request): Language {
  const asked = [req.query.lang, cookie(req, 'muster-lang')].find((each) => isLanguage(each))
  if (isLanguage(asked)) return asked
  const accepted = req.get('accept-language') ? req.acceptsLanguages('zh', 'en') : 'zh'
  return isLanguage(accepted) ? accepted : 'zh'
}

function isLanguage(value: unknown): value is Language {
  return languages.some((each) => each === value)
}

function cookie(req: Request, name: string): string | undefined {
  const pairs = (req.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1]
}
