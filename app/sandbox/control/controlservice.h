// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "control/seconddispatcher.h"
#include "http/service.h"
#include "sandbox.h"

namespace FibreDesk::Sandbox {

/// The control API on its own port; JSON in and out, no credentials (it listens on loopback only).
///
///   GET    /control/state                  addresses, requests, faults, documents, every part
///   GET    /control/faults                 active faults · /control/kinds what there is
///   POST   /control/faults                 {"service":"erp","kind":"latency","ms":300,"count":5}
///          besides: "status", "retry_after", "body", "method", "path" (part of it), "for_ms",
///          "probability"; → {"id":1}
///   DELETE /control/faults[/ID][?service=erp]
///   POST   /control/drop                   {"service":"hub"}: resets its open connections
///   POST   /control/move-job               {"job":"DJ-00012","technician":"DT-00003",
///                                           "start_time":"10:30","date":"…"}, each optional
///   POST   /control/second-dispatcher      {"every_ms":2000}: moves a job of today; 0 stops
///   POST   /control/write                  {"doctype","name","values":{…}}: a colleague's edit
///   POST   /control/<part>/<command>       what a part defines itself
class ControlService : public Service {
public:
    explicit ControlService(Sandbox &sandbox);

    void handle(const HttpRequest &request, const ExchangePtr &exchange) override;
    [[nodiscard]] QJsonObject state() const;

private:
    HttpResponse answer(const HttpRequest &request);
    HttpResponse faults(const HttpRequest &request, const QStringList &path);
    HttpResponse command(const QString &name, const QJsonObject &body);

    Sandbox &m_sandbox;
    SecondDispatcher m_colleague;
};

class ControlPart : public Part {
    Q_OBJECT
public:
    [[nodiscard]] QString name() const override;
    bool start(Sandbox &sandbox, QString *error) override;

private:
    std::unique_ptr<ControlService> m_service;
};

} // namespace FibreDesk::Sandbox
