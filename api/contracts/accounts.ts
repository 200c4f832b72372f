import { account, changedAccount, createdAccount, newAccount } from '../schemas/session'
import { idParams, listOf } from '../schemas/shapes'
import { contract } from './contract'

const tag = 'accounts'

export const listAccounts = contract({
  name: 'listAccounts',
  method: 'get',
  path: '/accounts',
  tag,
  summary: 'Accounts and their posts',
  answers: { 200: listOf('AccountList', account) },
})
export const createAccount = contract({
  name: 'createAccount',
  method: 'post',
  path: '/accounts',
  tag,
  summary: 'A new account with its posts; its password is answered once',
  body: newAccount,
  answers: { 201: createdAccount },
})
export const changeAccount = contract({
  name: 'changeAccount',
  method: 'patch',
  path: '/accounts/{id}',
  tag,
  summary: 'Other posts, or blocked: signed out at once, and not let in again',
  params: idParams,
  body: changedAccount,
  answers: { 200: account },
})

export const accountContracts = [listAccounts, createAccount, changeAccount]
