import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { audit } from '../../texts/console/audit'
import { board } from '../../texts/console/board'
import { depot } from '../../texts/console/depot'
import { goods } from '../../texts/console/goods'
import { incident } from '../../texts/console/incident'
import { intake } from '../../texts/console/intake'
import { office } from '../../texts/console/office'
import { plan } from '../../texts/console/plan'
import { shell } from '../../texts/console/shell'
import { terms } from '../../texts/console/terms'
import { readLanguage } from './preferences'

const zh = {
  audit: audit.zh,
  board: board.zh,
  depot: depot.zh,
  goods: goods.zh,
  incident: incident.zh,
  intake: intake.zh,
  office: office.zh,
  plan: plan.zh,
  shell: shell.zh,
  terms: terms.zh,
}

const en: typeof zh = {
  audit: audit.en,
  board: board.en,
  depot: depot.en,
  goods: goods.en,
  incident: incident.en,
  intake: intake.en,
  office: office.en,
  plan: plan.en,
  shell: shell.en,
  terms: terms.en,
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh }
  }
}

export type Terms = typeof terms.zh

export function startTexts(): void {
  void i18next.use(initReactI18next).init({
    lng: readLanguage(),
    fallbackLng: 'zh',
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
}

export { i18next }
