// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobwrites.h"

#include <QCoreApplication>
#include <QCoroFuture>
#include <QPromise>

#include <memory>
#include <vector>

/// A server played by the test: keeps what was asked and answers when told to.
class ScriptedTransport {
public:
    ScriptedTransport() = default;
    Q_DISABLE_COPY_MOVE(ScriptedTransport)

    struct Call {
        bool isUpdate = false;
        QString id;
        QJsonObject fields;
        QString modified;
        std::shared_ptr<QPromise<FibreDesk::Result<FibreDesk::Job>>> promise;
    };

    std::vector<Call> calls;
    std::size_t answered = 0;

    /// What nobody answered ends as cancelled: a task that never resumes would leak.
    void endAll()
    {
        while (hasUnanswered())
            answer(std::unexpected(FibreDesk::Error{.kind = FibreDesk::ErrorKind::Cancelled}));
        QCoreApplication::processEvents();
    }

    /// A new server for the next test.
    void reset()
    {
        endAll();
        calls.clear();
        answered = 0;
    }

    ~ScriptedTransport() { endAll(); }

    [[nodiscard]] FibreDesk::Dispatch::JobTransport transport()
    {
        return {.update =
                    [this](QString id, QJsonObject fields, QString modified) {
                        return wait(record({true, id, fields, modified, {}}));
                    },
            .fetch = [this](QString id) { return wait(record({false, id, {}, {}, {}})); }};
    }

    [[nodiscard]] bool hasUnanswered() const { return answered < calls.size(); }
    [[nodiscard]] const Call &next() const { return calls.at(answered); }

    void answer(FibreDesk::Result<FibreDesk::Job> result)
    {
        auto promise = calls.at(answered++).promise;
        promise->addResult(std::move(result));
        promise->finish();
    }

private:
    using Promise = std::shared_ptr<QPromise<FibreDesk::Result<FibreDesk::Job>>>;

    Promise record(Call call)
    {
        call.promise = std::make_shared<QPromise<FibreDesk::Result<FibreDesk::Job>>>();
        call.promise->start();
        calls.push_back(call);
        return call.promise;
    }

    static QCoro::Task<FibreDesk::Result<FibreDesk::Job>> wait(Promise promise)
    {
        QFuture<FibreDesk::Result<FibreDesk::Job>> future = promise->future();
        co_return co_await qCoro(future).takeResult();
    }
};
