#!/bin/bash
# Played once, when the server is new: the two roles that a node knows, and its database.
set -eu
psql --set=ON_ERROR_STOP=1 --set=owner="$(cat /run/secrets/trm_owner.password)" \
  --set=service="$(cat /run/secrets/trm_service.password)" --username="$POSTGRES_USER" --dbname=postgres <<'SQL'
SELECT format('CREATE ROLE trm_owner LOGIN PASSWORD %L', :'owner') \gexec
SELECT format('CREATE ROLE trm_service LOGIN PASSWORD %L', :'service') \gexec
CREATE DATABASE trm OWNER trm_owner;
REVOKE ALL ON DATABASE trm FROM public;
GRANT CONNECT ON DATABASE trm TO trm_service;
SQL
