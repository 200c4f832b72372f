import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { audit } from '../../texts/console/audit'
import { board } from '../../texts/console/board'
import { depot } from '../../texts/console/depot'
import { goods } from '../../texts/console/goods'
import { incident } from '../../texts/console/incident'
import { intake } from '../../texts/console/intake'
import { exchange } from '../../texts/console/exchange'
import { office } from '../../texts/console/office'
import { plan } from '../../texts/console/plan'
import { requests } from '../../texts/console/requests'
import { shell } from '../../texts/console/shell'
import { sources } from '../../texts/console/sources'
import { stock } from '../../texts/console/stock'
import { terms } from '../../texts/console/terms'
import { upkeep } from '../../texts/console/upkeep'
import { readLanguage } from './preferences'

const zh = {
  audit: audit.zh,
  board: board.zh,
  depot: depot.zh,
  exchange: exchange.zh,
  goods: goods.zh,
  incident: incident.zh,
  intake: intake.zh,
  office: office.zh,
  plan: plan.zh,
  requests: requests.zh,
  shell: shell.zh,
  sources: sources.zh,
  stock: stock.zh,
  terms: terms.zh,
  upkeep: upkeep.zh,
}

const en: typeof zh = {
  audit: audit.en,
  board: board.en,
  depot: depot.en,
  exchange: exchange.en,
  goods: goods.en,
  incident: incident.en,
  intake: intake.en,
  office: office.en,
  plan: plan.en,
  requests: requests.en,
  shell: shell.en,
  sources: sources.en,
  stock: stock.en,
  terms: terms.en,
  upkeep: upkeep.en,
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
