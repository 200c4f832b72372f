import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, NavLink, Outlet, useLocation } from 'react-router'
import { useLive } from '../live/use-live'
import { Loaded } from '../parts/loaded'
import { shownClock } from '../time/shown'
import { useRealNow } from '../time/scenario'
import { navigation } from './navigation'
import { useMay } from './permissions'
import { keepLanguage, keepShade, useLanguage, useShade } from './preferences'
import { useMe, useSession, useSignOut } from './session'

/** The frame around every signed-in page: who, where, since when the screen is silent, and 演练 on all of it. */
export function Shell() {
  const session = useSession()
  const { pathname, search } = useLocation()
  return (
    <Loaded query={session}>
      {(me) =>
        me === null ? (
          <Navigate to="/sign-in" replace state={{ from: pathname + search }} />
        ) : (
          <Frame staging={me.environment === 'staging'} />
        )
      }
    </Loaded>
  )
}

function Frame({ staging }: { staging: boolean }) {
  const { t } = useTranslation()
  const [menuOpen, setMenuOpen] = useState(false)
  return (
    <>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      {staging && (
        <div className="exercise-strip">
          <strong>{t('shell.exercise')}</strong> {t('shell.exerciseStrip')}
        </div>
      )}
      <SilenceBanner />
      <TopBar onMenu={() => setMenuOpen((open) => !open)} menuOpen={menuOpen} />
      <div className="frame">
        <Navigation open={menuOpen} staging={staging} onChosen={() => setMenuOpen(false)} />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </>
  )
}

function SilenceBanner() {
  const { t } = useTranslation()
  const silentSince = useLive()
  if (silentSince === null) return null
  return (
    <div className="silence" role="status">
      {t('shell.live.stale', { at: shownClock(silentSince) })}
    </div>
  )
}

function TopBar({ onMenu, menuOpen }: { onMenu: () => void; menuOpen: boolean }) {
  const { t } = useTranslation()
  const { user } = useMe()
  const signOut = useSignOut()
  const language = useLanguage()
  const shade = useShade()
  return (
    <header className="top-bar">
      <Button className="menu-button" aria-expanded={menuOpen} aria-controls="navigation" onClick={onMenu}>
        {t('shell.menu')}
      </Button>
      <strong className="brand">{t('shell.product')}</strong>
      <span className="top-space" />
      <BeijingClock />
      <Button
        type="text"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        aria-label={t('shell.languageLabel')}
        onClick={() => keepLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t('shell.language')}
      </Button>
      <Button type="text" onClick={() => keepShade(shade === 'dark' ? 'light' : 'dark')}>
        {shade === 'dark' ? t('shell.light') : t('shell.dark')}
      </Button>
      <span className="who" title={t('shell.signedInAs')}>
        {user.name}
      </span>
      <Button type="text" onClick={() => void signOut()}>
        {t('shell.signOut')}
      </Button>
    </header>
  )
}

function BeijingClock() {
  const { t } = useTranslation()
  return (
    <span className="clock-now">
      {t('shell.time.beijing')} {shownClock(useRealNow())}
    </span>
  )
}

type NavigationProps = { open: boolean; staging: boolean; onChosen: () => void }

function Navigation({ open, staging, onChosen }: NavigationProps) {
  const { t } = useTranslation()
  const may = useMay()
  const groups = navigation
    .map((group) => ({
      ...group,
      items: group.items.filter((item) => may(item.route) && (staging || !item.stagingOnly)),
    }))
    .filter((group) => group.items.length > 0)
  return (
    <nav id="navigation" className={open ? 'navigation open' : 'navigation'} aria-label={t('shell.navigation')}>
      {groups.map(({ group, items }) => (
        <section key={group}>
          <h2>{t(`shell.groups.${group}`)}</h2>
          <ul>
            {items.map((item) => (
              <li key={item.to}>
                <NavLink to={item.to} end={item.to === '/alerts'} onClick={onChosen}>
                  {t(`shell.pages.${item.page}`)}
                </NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
