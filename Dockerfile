# Builds Sluis with argon2 made for the processor family it will run on:
#   docker build --build-arg CPU=x86-64-v3 .     (most servers since 2015; x86-64-v4, native, armv8-a … work too)
FROM node:24-bookworm-slim AS build
ARG CPU=x86-64-v3
WORKDIR /app
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
# optional packages are the embedded database and a Node of our own: the image has neither
RUN npm ci --omit=dev --omit=optional
RUN cd node_modules/argon2 && rm -rf prebuilds \
  && CFLAGS="-O3 -march=$CPU" CXXFLAGS="-O3 -march=$CPU" npx --yes node-gyp@12 rebuild

FROM node:24-bookworm-slim
# what a password hash has used is given back to the system at once, in pages big enough to make that cheap
ENV NODE_ENV=production PORT=3000 MALLOC_MMAP_THRESHOLD_=1048576 GLIBC_TUNABLES=glibc.malloc.hugetlb=1
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY package.json ./
COPY src src
COPY views views
COPY migrations migrations
COPY docs docs
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-old-space-size=160", "--max-semi-space-size=4", "src/main.ts", "serve"]
