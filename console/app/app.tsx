import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider, theme } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useEffect, useLayoutEffect } from 'react'
import { RouterProvider } from 'react-router'
import { i18next } from './i18n'
import { useLanguage, useShade } from './preferences'
import { queryClient } from './queries'
import { router } from './routes'
import { themeOf } from './theme'

export function Console() {
  const language = useLanguage()
  const shade = useShade()
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    void i18next.changeLanguage(language)
    // Labels that the API renders come in the reader's language.
    void queryClient.invalidateQueries()
  }, [language])
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={themeOf(shade)}
      button={{ autoInsertSpace: false }}
      modal={{ mask: { blur: false } }}
    >
      <App>
        <Tokens>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </Tokens>
      </App>
    </ConfigProvider>
  )
}

/** The theme's tokens as CSS variables for our own style sheet, so that both change together. */
function Tokens({ children }: { children: ReactNode }) {
  const { token } = theme.useToken()
  const shade = useShade()
  useLayoutEffect(() => {
    const root = document.documentElement
    root.dataset['shade'] = shade
    const variables = {
      text: token.colorText,
      quiet: token.colorTextTertiary,
      line: token.colorBorderSecondary,
      edge: token.colorBorder,
      page: token.colorBgLayout,
      panel: token.colorBgContainer,
      fill: token.colorFillTertiary,
      primary: token.colorPrimary,
      link: token.colorLink,
      error: token.colorError,
      warning: token.colorWarning,
      'warning-bg': token.colorWarningBg,
      success: token.colorSuccess,
    }
    for (const [name, value] of Object.entries(variables)) root.style.setProperty(`--${name}`, value)
  }, [token, shade])
  return children
}
