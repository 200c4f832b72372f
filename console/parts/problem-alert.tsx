import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../app/api'

/** Why something was refused, in the words of the API; the fields of bad input by name. */
export function ProblemAlert({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (error === null || error === undefined) return null
  if (!(error instanceof ProblemError)) {
    return <Alert type="error" showIcon role="alert" title={t('shell.states.noAnswer')} />
  }
  const { title, detail, errors = [] } = error.problem
  return (
    <Alert
      type={error.problem.status === 409 ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={title}
      description={
        <>
          {detail !== title && <div>{detail}</div>}
          {errors.map((each) => (
            <div key={each.field + each.message}>
              {each.field}: {each.message}
            </div>
          ))}
        </>
      }
    />
  )
}
