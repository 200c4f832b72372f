import 'antd/dist/reset.css'
import './console.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Console } from './app/app'
import { startTexts } from './app/i18n'
import { keepLanguage, readLanguage } from './app/preferences'

startTexts()
// The API, and the pages that it serves itself, answer in the language that this browser reads.
keepLanguage(readLanguage())
const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no place for the console')
createRoot(place).render(
  <StrictMode>
    <Console />
  </StrictMode>,
)
