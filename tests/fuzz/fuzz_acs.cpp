// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Answers of GenieACS's north-bound interface: read or refused, no secret kept, no level believed
// that cannot be, and nothing longer than what came.

#include "fuzz.h"

#include "core/jsontext.h"
#include "cpe/acs/acscodec.h"
#include "cpe/acs/acsquery.h"
#include "cpe/acs/diagnosis.h"
#include "cpe/acs/taskjournal.h"
#include "cpe/acs/trfacts.h"

using namespace FibreDesk;
using namespace FibreDesk::Cpe;
using namespace FibreDesk::Cpe::Acs;
using namespace Qt::StringLiterals;
using FibreDesk::Fuzz::require;

namespace {

void lookAt(const DeviceRecord &device)
{
    for (const Parameter &one : device.tree.all()) {
        require(!one.path.isEmpty());
        require(!one.isSecret || !one.value.isValid());
        require(one.isSecret || one.isObject || !isSecretPath(one.path));
    }
    const DeviceFacts facts = factsOf(device);
    for (const Fact &fact : facts.facts) {
        const double level = fact.value.toDouble();
        if (fact.unit == Unit::Dbm && fact.rejected.isEmpty())
            require(level >= -40 && level <= 10);
    }
    for (const Host &host : facts.hosts) {
        require(host.mac.isEmpty() || host.mac.size() == 17);
        require(!host.signalDbm || (*host.signalDbm >= -120 && *host.signalDbm <= 0));
        require(!host.signalPercent || (*host.signalPercent >= 1 && *host.signalPercent <= 100));
    }
    (void)contradictions(facts);
    for (const DiagnosisKind kind : {DiagnosisKind::Ping, DiagnosisKind::Trace,
             DiagnosisKind::Download, DiagnosisKind::Upload, DiagnosisKind::WifiNeighbours}) {
        const auto result = resultOf({.kind = kind, .octets = 5'000'000'000}, device);
        if (!result)
            require(!result.error().detail.isEmpty());
        else if (result->transfer)
            require(result->transfer->seconds > 0 && result->transfer->bitsPerSecond >= 0);
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = FibreDesk::Fuzz::bytesOf(data, size);
    const auto document = parseJson(bytes, u"fuzz"_s);
    if (document) {
        if (const auto devices = devicesFromJson(*document)) {
            for (const DeviceRecord &device : *devices)
                lookAt(device);
        }
        if (const auto tasks = tasksFromJson(*document)) {
            for (const QueuedTask &task : *tasks)
                require(task.id.size() <= bytes.size());
        }
        if (const auto faults = faultsFromJson(*document)) {
            for (const FaultRecord &fault : *faults)
                require(!faultReasonName(fault.reason).isEmpty());
        }
        (void)filesFromJson(*document);
        if (document->isObject()) {
            lookAt(deviceFromJson(document->object()));
            // What the journal reads it writes again as it was.
            if (const auto task = watchedTaskFromJson(document->object())) {
                const auto again = watchedTaskFromJson(toJson(*task));
                require(again.has_value() && again->state == task->state);
            }
        }
    }
    const QString text = QString::fromUtf8(bytes);
    const AcsQuery query = AcsQuery::equals(u"p"_s, text);
    require(query.accepts([&text](const QString &) { return QStringList{text}; }));
    require(!query.accepts([&text](const QString &) { return QStringList{text + u'x'}; }));
    (void)receiptOf(202, bytes);
    (void)faultReason(text);
    (void)microsecondsOf(text);
    return 0;
}
