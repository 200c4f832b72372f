import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Instant } from '../../domain/time/instant'
import { msBetween } from '../../domain/time/instant'
import { shownMinute, shownSecond, shownSpan } from '../time/shown'

/** An instant in Beijing time; the full one, with its year and second, on hover. */
export function At({ instant }: { instant: Instant | null }) {
  if (instant === null) return <>—</>
  return (
    <time dateTime={instant} title={shownSecond(instant)} className="nowrap">
      {shownMinute(instant)}
    </time>
  )
}

/** How long ago something changed, on the clock of its incident. */
export function Ago({ instant, now }: { instant: Instant; now: Instant }) {
  const { t } = useTranslation()
  return (
    <time dateTime={instant} title={shownSecond(instant)} className="nowrap">
      {t('shell.time.ago', { span: shownSpan(Math.max(0, msBetween(instant, now))) })}
    </time>
  )
}

/** `now` null: the clock is not known, so only the instant is told. */
type DueProps = { dueAt: Instant | null; now: Instant | null; predictedAt?: Instant | null; metAt?: Instant | null }

/** Instant and remainder together, `07-12 14:00 · 剩 9:12`; late and predicted slips say so in shape and word. */
export function Due({ dueAt, now, predictedAt = null, metAt = null }: DueProps) {
  const { t } = useTranslation()
  if (dueAt === null) return <span className="quiet">{t('shell.time.none')}</span>
  if (now === null) return <At instant={dueAt} />
  const text = dueText(t, dueAt, now, predictedAt, metAt)
  return (
    <span className="nowrap">
      <At instant={dueAt} /> · <span className={text.late ? 'late' : undefined}>{text.words}</span>
    </span>
  )
}

function dueText(t: TFunction, dueAt: Instant, now: Instant, predictedAt: Instant | null, metAt: Instant | null) {
  if (metAt !== null) {
    const overMs = msBetween(dueAt, metAt)
    const at = shownMinute(metAt)
    return overMs > 0
      ? { late: true, words: t('shell.time.metLate', { span: shownSpan(overMs), at }) }
      : { late: false, words: t('shell.time.met', { at }) }
  }
  const leftMs = msBetween(now, dueAt)
  if (leftMs < 0) return { late: true, words: t('shell.time.late', { span: shownSpan(leftMs) }) }
  const slipMs = predictedAt === null ? 0 : msBetween(dueAt, predictedAt)
  if (slipMs > 0) return { late: true, words: t('shell.time.willBeLate', { span: shownSpan(slipMs) }) }
  return { late: false, words: t('shell.time.left', { span: shownSpan(leftMs) }) }
}
