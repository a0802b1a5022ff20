import { install, portal, person, signIn, REDIRECT } from './sluis.ts'
import { rate } from './load.ts'
import { serve } from './machine.ts'
import * as openid from 'openid-client'
const what = process.argv.slice(2)
const bare = await serve(['bench/servers/bare.ts', '4202'], 4202)
const installed = install(4203)
const sluis = await serve(['src/main.ts', 'serve'], 4203, installed.env)
const api='https://api.example'
installed.command(['resources', 'create', api, '--name', 'API', '--scopes', 'read'])
const machine = await portal(installed, sluis.origin, { grant_types: ['client_credentials'], redirect_uris: [], response_types: [], sluis_resources: [api] })
const people = await portal(installed, sluis.origin, { grant_types: ['authorization_code', 'refresh_token'], redirect_uris: [REDIRECT] })
const own = await openid.clientCredentialsGrant(machine.config)
const f=(x:Record<string,string>)=>new URLSearchParams(x).toString()
const bareAuth = `Basic ${btoa('bench:bench-secret')}`
const bareToken = ((await (await fetch(`${bare.origin}/token`, { method: 'POST', headers: { authorization: bareAuth }, body: new URLSearchParams({grant_type:'client_credentials'}) })).json()) as { access_token: string }).access_token
person(installed,'bench@example.test'); const t=await signIn(people,'bench@example.test',{step:0})
const jobs: Record<string, [object, object]> = {
 jwt: [{url: bare.origin+'/token', method:'POST', body:f({grant_type:'client_credentials', resource: api}), headers:{authorization: bareAuth}}, {url: sluis.origin+'/token', method:'POST', body:f({grant_type:'client_credentials', resource: api}), headers:{authorization: machine.authorization}}],
 intro: [{url: bare.origin+'/token/introspection', method:'POST', body:f({token: bareToken}), headers:{authorization: bareAuth}}, {url: sluis.origin+'/token/introspection', method:'POST', body:f({token: own.access_token}), headers:{authorization: machine.authorization}}],
 person: [{url: bare.origin+'/token/introspection', method:'POST', body:f({token: bareToken}), headers:{authorization: bareAuth}}, {url: sluis.origin+'/token/introspection', method:'POST', body:f({token: t.access_token}), headers:{authorization: people.authorization}}],
 jwks: [{url: bare.origin+'/jwks'}, {url: sluis.origin+'/jwks'}],
}
for (const w of what) { let [b,o]=[0,0]; for (let i=0;i<3;i++){ b=Math.max(b, await rate({...jobs[w]![0], seconds:3} as never)); o=Math.max(o, await rate({...jobs[w]![1], seconds:3} as never)); } console.log(w, Math.round(o), Math.round(b), (100*o/b).toFixed(0)+'%') }
await bare.stop(); await sluis.stop()
