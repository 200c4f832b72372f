import type { Alert, AlertText } from '../../domain/alert/alert'
import type { AlertRow, DocumentWithOutcome, ReviewRow } from '../../database/reads/intake'
import type { alertDetail, alertSummary, documentDetail, documentSummary, reviewItem } from '../schemas/intake'
import type { z } from '../schemas/zod'
import { stored, wire } from '../wire'

export type AreaNames = ReadonlyMap<string, string>

export function areasNamed(codes: readonly string[], names: AreaNames): { code: string; name: string }[] {
  return codes.map((code) => ({ code, name: names.get(code) ?? code }))
}

export function presentAlert(row: AlertRow, names: AreaNames): z.output<typeof alertSummary> {
  const { document, incident, body, areaCodes, sameAsId, ...rest } = row
  const alert = stored<Alert>(body)
  return {
    ...wire(rest),
    headline: headlineOf(alert.texts),
    sender: alert.sender || document.sender,
    format: alert.format,
    areas: areasNamed(areaCodes, names),
    areaBy: stored(row.areaBy),
    disposition: stored(row.disposition),
    reason: stored(row.reason),
    incidentNumber: incident?.number ?? null,
    sameAs: sameAsId,
  }
}

export function presentAlertDetail(row: AlertRow, names: AreaNames): z.output<typeof alertDetail> {
  return { ...presentAlert(row, names), body: stored(row.body) }
}

function headlineOf(texts: readonly AlertText[] | undefined): string | null {
  const text = texts?.find(({ language }) => language.startsWith('zh')) ?? texts?.[0]
  return text?.headline || text?.event || null
}

export function presentReview(row: ReviewRow): z.output<typeof reviewItem> {
  const { document, ...item } = row
  const partial = stored<Partial<Alert> | null>(item.partial)
  return {
    ...wire(item),
    kind: stored(item.kind),
    state: stored(item.state),
    partial: stored(item.partial),
    reasons: stored(item.reasons),
    resolution: stored(item.resolution),
    sender: document.sender,
    channel: stored(document.channel),
    fileName: document.fileName,
    headline: headlineOf(partial?.texts),
  }
}

export function presentDocument(document: DocumentWithOutcome): z.output<typeof documentSummary> {
  const { alerts: _alerts, reviewItems: _items, exercise, recordedAt: _at, ...rest } = document
  return {
    ...wire(rest),
    channel: stored(document.channel),
    state: stored(document.state),
    isExercise: exercise !== null,
  }
}

export function presentDocumentDetail(
  document: DocumentWithOutcome,
  names: AreaNames,
): z.output<typeof documentDetail> {
  return {
    ...presentDocument(document),
    exercise: stored(document.exercise),
    alerts: document.alerts.map((alert) => presentAlert(alert, names)),
    reviewItems: document.reviewItems.map(presentReview),
  }
}
