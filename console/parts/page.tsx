import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../app/session'

type PageProps = { title: string; isExercise?: boolean; acts?: ReactNode; lead?: ReactNode; children: ReactNode }

/** 演练 in the title of every page of a staging instance and of an exercise. */
export function usePageTitle(title: string, isExercise: boolean): void {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${isExercise ? t('shell.exerciseTitle') : ''}${title} · Muster`
  }, [title, isExercise, t])
}

export function Page({ title, isExercise = false, acts, lead, children }: PageProps) {
  const { environment } = useMe()
  usePageTitle(title, isExercise || environment === 'staging')
  return (
    <>
      <header className="page-head">
        <h1>{title}</h1>
        {lead}
        {acts !== undefined && <div className="page-acts">{acts}</div>}
      </header>
      {children}
    </>
  )
}

export function Panel({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {extra}
      </header>
      {children}
    </section>
  )
}
