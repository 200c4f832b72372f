import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { usePageTitle } from '../parts/page'
import { ProblemAlert } from '../parts/problem-alert'
import { keepLanguage, useLanguage } from './preferences'
import type { SignInOutcome } from './session'
import { sessionQuery, signIn } from './session'

export function SignInPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  usePageTitle(t('shell.signIn.title'), false)
  return (
    <main className="sign-in">
      <h1>{t('shell.product')}</h1>
      <SignInForm />
      <p className="quiet">{t('shell.signIn.staging')}</p>
      <Button
        type="link"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => keepLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t('shell.language')}
      </Button>
    </main>
  )
}

function SignInForm() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const location = useLocation()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [pending, setPending] = useState(false)
  const [outcome, setOutcome] = useState<SignInOutcome | { error: unknown } | null>(null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setPending(true)
    try {
      const result = await signIn(username.trim(), password)
      setOutcome(result)
      if (result !== 'signed-in') return
      queryClient.clear()
      await queryClient.fetchQuery(sessionQuery)
      await navigate(comeFrom(location.state), { replace: true })
    } catch (error) {
      setOutcome({ error })
    } finally {
      setPending(false)
    }
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} aria-label={t('shell.signIn.title')}>
      <div>
        <label htmlFor="username">{t('shell.signIn.username')}</label>
        <Input
          id="username"
          autoComplete="username"
          autoFocus
          required
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
      </div>
      <div>
        <label htmlFor="password">{t('shell.signIn.password')}</label>
        <Input.Password
          id="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      {outcome === 'wrong' && <Alert type="error" showIcon role="alert" title={t('shell.signIn.wrong')} />}
      {outcome === 'too-many' && <Alert type="warning" showIcon role="alert" title={t('shell.signIn.tooMany')} />}
      {outcome !== null && typeof outcome === 'object' && <ProblemAlert error={outcome.error} />}
      <Button type="primary" htmlType="submit" loading={pending} block>
        {t('shell.signIn.submit')}
      </Button>
    </form>
  )
}

/** Only pages of this console are gone back to. */
function comeFrom(state: unknown): string {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : null
  return typeof from === 'string' && /^\/(?!\/)/.test(from) ? from : '/'
}
