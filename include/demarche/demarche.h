/* demarche – everything, in the order of the way that data take. */
#pragma once
#include <demarche/annotate.h>
#include <demarche/base.h>
#include <demarche/check.h>
#include <demarche/exchange.h>
#include <demarche/graph.h>
#include <demarche/graphfile.h>
#include <demarche/layout.h>
#include <demarche/model.h>
#include <demarche/query.h>
#include <demarche/render.h>
#include <demarche/report.h>
#include <demarche/scene.h>
#include <demarche/store.h>
#include <demarche/text.h>
#include <demarche/time.h>
#include <demarche/yaml.h>
