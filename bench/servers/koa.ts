/** The machine's own limit for answering: Koa with one JSON document. */
import Koa from 'koa'

const app = new Koa()
app.use((ctx) => {
  ctx.body = { hello: 'world' }
})
app.listen(Number(process.argv[2]), '127.0.0.1')
