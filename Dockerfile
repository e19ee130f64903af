# The reference server. The build puts this file beside the one-file server and its assets
# (dist/container), which is the build context.
ARG BASE=node:22-slim
FROM ${BASE}
WORKDIR /app
COPY server.mjs ./
COPY assets ./assets
ENV NODE_ENV=production CONSENT_HOST=0.0.0.0 CONSENT_PORT=8080
EXPOSE 8080
# The user `node` of the official images; by number, so that an engine can tell it is not root.
USER 1000:1000
CMD ["node", "/app/server.mjs"]
