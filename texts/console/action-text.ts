import { lifeActionNames } from '../supply'
import { audit } from './audit'

type Language = 'zh' | 'en'

/** What the audit log says was done, in words; an act on a supply source or order by its own name. Undefined without words. */
export function actionText(action: string, language: Language): string | undefined {
  const known: Readonly<Record<string, string>> = audit[language].actions
  const [of = '', act = ''] = action.split('.')
  const subject: string | undefined = audit[language].lives[of as keyof (typeof audit)['zh']['lives']]
  const name = lifeActionNames[act]?.[language]
  return known[action] ?? (subject === undefined || name === undefined ? undefined : `${subject}${name}`)
}
