// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/profilevalues.h"
#include "core/wipe.h"
#include "cpe/acs/diagnosisrun.h"
#include "cpe/acs/taskdeed.h"
#include "cpe/acs/trfacts.h"
#include "cpedesk.h"
#include "nouns.h"
#include "supervision.h"

#include <QCoroSignal>
#include <QFile>
#include <QJsonArray>
#include <QScopeGuard>

#include <algorithm>
#include <cstdio>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;
using namespace FibreDesk::Cpe;
using namespace FibreDesk::Cpe::Acs;

namespace {

constexpr auto PasswordVariable = "FIBREDESK_CPE_WIFI_PASSWORD";
constexpr int LongestWait = 24 * 3600;

QString modelOf(const DeviceRecord &device)
{
    const QString newer = device.tree.text(u"Device.DeviceInfo.ModelName"_s);
    if (!newer.isEmpty())
        return newer;
    const QString older = device.tree.text(u"InternetGatewayDevice.DeviceInfo.ModelName"_s);
    return older.isEmpty() ? device.productClass : older;
}

QString firmwareOf(const DeviceRecord &device)
{
    const QString newer = device.tree.text(u"Device.DeviceInfo.SoftwareVersion"_s);
    return newer.isEmpty() ? device.tree.text(u"InternetGatewayDevice.DeviceInfo.SoftwareVersion"_s)
                           : newer;
}

QCoro::Task<Result<void>> find(Context *context, Invocation invocation)
{
    const auto limit = numberOption(invocation, u"limit"_s, 50, 1, 10'000);
    if (!limit)
        co_return std::unexpected(usageError(limit.error()));
    const QString text = invocation.positionals.value(0);
    if (text.trimmed().size() < 2)
        co_return std::unexpected(usageError(u"at least two characters to look for"_s));
    const auto desk = CpeDesk::open(context);
    if (!desk)
        co_return std::unexpected(desk.error());
    const auto page = co_await (*desk)->acs()->devices(
        deviceQuery(text.trimmed()), deviceRowProjection(), {.limit = *limit});
    if (!page)
        co_return std::unexpected(page.error());
    const QDateTime now = context->clock().now();
    QList<QStringList> rows;
    for (const DeviceRecord &device : page->rows) {
        context->row({{"serial"_L1, device.serial}, {"id"_L1, device.id},
            {"model"_L1, modelOf(device)}, {"firmware"_L1, firmwareOf(device)},
            {"last_inform"_L1, device.lastInform.toUTC().toString(Qt::ISODateWithMs)},
            {"age_s"_L1,
                device.lastInform.isValid()
                    ? QJsonValue(std::max<qint64>(0, device.lastInform.secsTo(now)))
                    : QJsonValue()},
            {"tags"_L1, QJsonArray::fromStringList(device.tags)}});
        rows.append({device.serial, modelOf(device), firmwareOf(device),
            u"heard of %1 ago"_s.arg(ageText(device.lastInform, now)), device.tags.join(u", "_s)});
    }
    for (const QString &line : tableLines(rows))
        context->say(line);
    if (!page->isLast)
        context->say(u"-- there are more: --limit"_s);
    if (page->rows.isEmpty())
        co_return std::unexpected(ownError(
            ErrorKind::NotFound, u"The ACS knows no device with \"%1\"."_s.arg(text), u"cpe"_s));
    co_return Result<void>();
}

QCoro::Task<Result<void>> show(Context *context, Invocation invocation)
{
    const auto desk = CpeDesk::open(context);
    if (!desk)
        co_return std::unexpected(desk.error());
    const auto device =
        co_await (*desk)->device(invocation.positionals.value(0), devicePageProjection());
    if (!device)
        co_return std::unexpected(device.error());
    const DeviceFacts facts = factsOf(*device);
    const QDateTime now = context->clock().now();
    QJsonObject json = factsJson(facts, now);
    json.insert("id"_L1, device->id);
    json.insert("tags"_L1, QJsonArray::fromStringList(device->tags));
    const bool isRead = dataModel(device->tree) != DataModel::None && !facts.radios.isEmpty();
    json.insert("never_read"_L1, !isRead);
    context->document(json);
    for (const QString &line : factsLines(facts, now))
        context->say(line);
    if (!isRead)
        context->say(u"-- most of it was never read: cpe refresh %1"_s.arg(device->serial));
    co_return Result<void>();
}

/// Sends it, follows it for as long as --wait says, tells what became of it.
QCoro::Task<Result<void>> carryOut(Context *context, CpeDesk *desk, DeviceRecord device,
    TaskRequest task, std::chrono::seconds wait)
{
    const QString right = rightFor(task.name());
    if (!right.isEmpty()) {
        const auto may = co_await context->supervision().mayDo(right);
        if (!may)
            co_return std::unexpected(may.error());
    }
    if (const auto begun = co_await desk->watch()->begin(); !begun)
        co_return std::unexpected(begun.error());
    auto sent = co_await desk->watch()->start(device.id, device.serial, task);
    if (!sent)
        co_return std::unexpected(sent.error());
    WatchedTask state = *sent;
    if (isOpen(state) && wait.count() > 0) {
        context->say(taskText(state));
        state = (co_await desk->watch()->settled(state.number, wait)).value_or(state);
    }
    // Whoever looks after it next writes down how it ended.
    if (isOpen(state) && !right.isEmpty())
        context->supervision().oversight()->note(deedOf(state));
    context->document(taskJson(state, context->clock().now()));
    const auto outcome = outcomeOf(state, wait.count() > 0);
    if (outcome)
        context->say(taskText(state));
    co_return outcome;
}

std::expected<std::chrono::seconds, QString> waitOption(const Invocation &invocation)
{
    return numberOption(invocation, u"wait"_s, 0, 0, LongestWait).transform([](int seconds) {
        return std::chrono::seconds(seconds);
    });
}

QCoro::Task<Result<void>> refresh(Context *context, Invocation invocation)
{
    const auto wait = waitOption(invocation);
    if (!wait)
        co_return std::unexpected(usageError(wait.error()));
    const auto desk = CpeDesk::open(context);
    if (!desk)
        co_return std::unexpected(desk.error());
    const auto device = co_await (*desk)->device(invocation.positionals.value(0),
        deviceRowProjection()
            + QStringList{u"Device.DeviceInfo"_s, u"InternetGatewayDevice.DeviceInfo"_s});
    if (!device)
        co_return std::unexpected(device.error());
    const QString root =
        dataModel(device->tree) == DataModel::Tr098 ? u"InternetGatewayDevice"_s : u"Device"_s;
    const auto task = TaskRequest::refreshObject(invocation.value(u"object"_s, root));
    if (!task)
        co_return std::unexpected(usageError(task.error().detail));
    co_return co_await carryOut(context, desk->get(), *device, *task, *wait);
}

QCoro::Task<Result<void>> reboot(Context *context, Invocation invocation)
{
    const auto wait = waitOption(invocation);
    if (!wait)
        co_return std::unexpected(usageError(wait.error()));
    const auto may = co_await context->supervision().mayDo(u"actOnDevices"_s);
    if (!may)
        co_return std::unexpected(may.error());
    const auto desk = CpeDesk::open(context);
    if (!desk)
        co_return std::unexpected(desk.error());
    const auto device =
        co_await (*desk)->device(invocation.positionals.value(0), {}, CpeDesk::Purpose::Change);
    if (!device)
        co_return std::unexpected(device.error());
    co_return co_await carryOut(context, desk->get(), *device, TaskRequest::reboot(), *wait);
}

/// From the argument, from a line of stdin ("-"), or from the environment.
Result<QString> passwordOf(const Invocation &invocation)
{
    QString password = invocation.value(u"password"_s);
    const auto given = environmentText(PasswordVariable);
    if (!invocation.isSet(u"password"_s) && given) {
        password = *given;
    } else if (password == "-"_L1) {
        QFile in;
        if (!in.open(stdin, QIODevice::ReadOnly))
            return std::unexpected(usageError(u"the password cannot be read"_s));
        QByteArray line = in.readLine(256);
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        password = QString::fromUtf8(line);
        wipe(line);
    }
    if (password.isEmpty())
        return password;
    const bool isPlain = std::ranges::all_of(
        password, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() <= 0x7e; });
    if (!isPlain || password.size() < 8 || password.size() > 63)
        return std::unexpected(
            usageError(u"a Wi-Fi password has 8 to 63 characters of plain ASCII"_s));
    return password;
}

QCoro::Task<Result<void>> wifi(Context *context, Invocation invocation)
{
    const auto wait = waitOption(invocation);
    if (!wait)
        co_return std::unexpected(usageError(wait.error()));
    const QString ssid = invocation.value(u"ssid"_s);
    if (ssid.toUtf8().size() > 32)
        co_return std::unexpected(usageError(u"a network's name has at most 32 octets"_s));
    auto password = passwordOf(invocation);
    if (!password)
        co_return std::unexpected(password.error());
    // Not before the task is sent: the assignments share these letters.
    const auto wiped = qScopeGuard([&password] { wipe(*password); });
    if (ssid.isEmpty() && password->isEmpty())
        co_return std::unexpected(usageError(u"--ssid or --password, or both"_s));
    const auto may = co_await context->supervision().mayDo(u"actOnDevices"_s);
    if (!may)
        co_return std::unexpected(may.error());
    const auto desk = CpeDesk::open(context);
    if (!desk)
        co_return std::unexpected(desk.error());
    const auto device = co_await (*desk)->device(
        invocation.positionals.value(0), devicePageProjection(), CpeDesk::Purpose::Change);
    if (!device)
        co_return std::unexpected(device.error());
    const DeviceFacts facts = factsOf(*device);
    const QString only = invocation.value(u"radio"_s);
    QList<Assignment> values;
    for (const Radio &radio : facts.radios) {
        if (!only.isEmpty() && radio.id != only)
            continue;
        if (!ssid.isEmpty() && !radio.ssidPath.isEmpty()) {
            values.append({.path = radio.ssidPath, .value = ssid, .before = radio.ssid});
            context->say(u"radio %1: \"%2\" -> \"%3\""_s.arg(radio.id, radio.ssid, ssid));
        }
        if (!password->isEmpty() && !radio.passphrasePath.isEmpty()) {
            values.append({.path = radio.passphrasePath, .value = *password, .isSecret = true});
            context->say(u"radio %1: a new password"_s.arg(radio.id));
        }
    }
    if (values.isEmpty())
        co_return std::unexpected(ownError(ErrorKind::NotFound,
            u"The ACS knows no Wi-Fi radio of %1: cpe refresh first."_s.arg(device->serial),
            u"cpe"_s));
    const auto task = TaskRequest::setParameterValues(values);
    if (!task)
        co_return std::unexpected(task.error());
    co_return co_await carryOut(context, desk->get(), *device, *task, *wait);
}

std::optional<DiagnosisKind> kindNamed(const QString &text)
{
    for (const DiagnosisKind kind : {DiagnosisKind::Ping, DiagnosisKind::Trace,
             DiagnosisKind::Download, DiagnosisKind::Upload, DiagnosisKind::WifiNeighbours}) {
        if (kindName(kind) == text)
            return kind;
    }
    return {};
}

QString stageText(DiagnosisRun::Stage stage)
{
    switch (stage) {
    case DiagnosisRun::Stage::Ordering:
        return u"the order is on its way"_s;
    case DiagnosisRun::Stage::Queued:
        return u"the device cannot be reached; the order waits at the ACS"_s;
    case DiagnosisRun::Stage::Measuring:
        return u"the device measures"_s;
    case DiagnosisRun::Stage::Reading:
        return u"the results are fetched"_s;
    default:
        return {};
    }
}

QCoro::Task<Result<void>> diagnose(Context *context, Invocation invocation)
{
    const auto kind = kindNamed(invocation.positionals.value(1));
    if (!kind)
        co_return std::unexpected(
            usageError(u"what to diagnose: ping, trace, download, upload or wifi"_s));
    const auto patience = numberOption(invocation, u"wait"_s, 180, 1, 3600);
    const auto count = numberOption(invocation, u"count"_s, 5, 1, 100);
    const auto megaoctets = numberOption(invocation, u"megaoctets"_s, 50, 1, 100'000);
    for (const auto *number : {&patience, &count, &megaoctets}) {
        if (!*number)
            co_return std::unexpected(usageError(number->error()));
    }
    DiagnosisRequest request{.kind = *kind,
        .host = invocation.value(u"host"_s),
        .repetitions = *count,
        .url = QUrl(invocation.value(u"url"_s), QUrl::StrictMode)};
    const bool isTransfer = *kind == DiagnosisKind::Download || *kind == DiagnosisKind::Upload;
    if (*kind == DiagnosisKind::Upload || invocation.isSet(u"megaoctets"_s))
        request.octets = qint64(*megaoctets) * 1'000'000;
    if ((*kind == DiagnosisKind::Ping || *kind == DiagnosisKind::Trace) && request.host.isEmpty())
        co_return std::unexpected(usageError(u"--host: where to"_s));
    if (isTransfer && request.url.isEmpty())
        co_return std::unexpected(usageError(u"--url: from or to where"_s));
    // What the other data model says of it is the same but for Wi-Fi.
    if (const auto fits = startOf(request, DataModel::Tr181); !fits)
        co_return std::unexpected(usageError(fits.error().detail));
    const auto may = co_await context->supervision().mayDo(u"actOnDevices"_s);
    if (!may)
        co_return std::unexpected(may.error());
    const auto desk = CpeDesk::open(context);
    if (!desk)
        co_return std::unexpected(desk.error());
    const auto device = co_await (*desk)->device(invocation.positionals.value(0), {});
    if (!device)
        co_return std::unexpected(device.error());
    DiagnosisRun run((*desk)->acs());
    run.setOversight(context->supervision().oversight(), device->serial);
    run.setPace({.look = std::chrono::seconds(1), .patience = std::chrono::seconds(*patience)});
    QObject::connect(&run, &DiagnosisRun::stageChanged, &run, [context, &run] {
        if (const QString text = stageText(run.stage()); !text.isEmpty())
            context->say(u"-- %1"_s.arg(text));
    });
    run.start(device->id, request);
    while (!run.isOver())
        co_await qCoro(&run, &DiagnosisRun::stageChanged);
    if (run.fault())
        co_return std::unexpected(ownError(ErrorKind::Device,
            u"The device refused: %1."_s.arg(faultText(*run.fault())), u"cpe"_s));
    if (run.error()) {
        Error error = *run.error();
        // The device, not the ACS, is who did not answer.
        if (error.type == "StillQueued"_L1)
            error = ownError(ErrorKind::Offline,
                u"The device did not come; the order still waits at the ACS."_s, u"cpe"_s);
        co_return std::unexpected(error);
    }
    if (!run.result())
        co_return std::unexpected(ownError(ErrorKind::Cancelled, u"It was cancelled."_s, u"cpe"_s));
    QJsonObject json = resultJson(*run.result());
    json.insert("serial"_L1, device->serial);
    json.insert("seconds"_L1, double(run.elapsed().count()) / 1000);
    context->document(json);
    for (const QString &line : resultLines(*run.result()))
        context->say(line);
    if (run.result()->problem != DiagnosisProblem::None)
        co_return std::unexpected(ownError(ErrorKind::Device,
            u"It did not work: %1 (%2)."_s.arg(
                problemWords(run.result()->problem), run.result()->state),
            u"cpe"_s));
    co_return Result<void>();
}

QCoro::Task<Result<void>> tasks(Context *context, Invocation)
{
    const auto desk = CpeDesk::open(context);
    if (!desk)
        co_return std::unexpected(desk.error());
    TaskWatch *watch = (*desk)->watch();
    if (const auto begun = co_await watch->begin(); !begun)
        co_return std::unexpected(begun.error());
    const auto looked = co_await watch->look();
    const QDateTime now = context->clock().now();
    for (const WatchedTask &task : watch->tasks()) {
        context->row(taskJson(task, now));
        context->say(u"%1  %2 ago  %3"_s.arg(
            QString::number(task.number), ageText(task.asked, now), taskText(task)));
    }
    if (watch->tasks().isEmpty())
        context->say(u"-- nothing was asked of a device from here"_s);
    // As they were: the journal's word is old where the server could not be asked.
    co_return looked;
}

OptionSpec waitSpec()
{
    return {.name = u"wait"_s,
        .value = u"S"_s,
        .help = u"follow it for so many seconds; without it: as far as the ACS knows at once"_s};
}

} // namespace

NounSpec cpeNoun()
{
    return {.name = u"cpe"_s,
        .verbs = {
            {.name = u"find"_s,
                .positionals = {u"TEXT"_s},
                .help = u"Devices whose serial, id or tag has this text."_s,
                .options = {{.name = u"limit"_s, .value = u"N"_s, .help = u"50 by default"_s}},
                .run = find},
            {.name = u"show"_s,
                .positionals = {u"SERIAL"_s},
                .help = u"What is known of a device: value, unit, source and age of each fact."_s,
                .options = {},
                .run = show},
            {.name = u"refresh"_s,
                .positionals = {u"SERIAL"_s},
                .help = u"Has the ACS read the device again."_s,
                .options = {waitSpec(),
                    {.name = u"object"_s,
                        .value = u"PATH"_s,
                        .help = u"only below this, e.g. Device.WiFi"_s}},
                .run = refresh},
            {.name = u"reboot"_s,
                .positionals = {u"SERIAL"_s},
                .help = u"Restarts a device."_s,
                .options = {waitSpec()},
                .run = reboot},
            {.name = u"wifi"_s,
                .positionals = {u"SERIAL"_s},
                .help = u"Sets the name and the password of the Wi-Fi, and reads the name back."_s,
                .options = {{.name = u"ssid"_s, .value = u"S"_s, .help = {}},
                    {.name = u"password"_s,
                        .value = u"P"_s,
                        .help = u"\"-\" reads a line of stdin; without it: "
                                "FIBREDESK_CPE_WIFI_PASSWORD"_s},
                    {.name = u"radio"_s, .value = u"ID"_s, .help = u"only this one"_s}, waitSpec()},
                .run = wifi},
            {.name = u"diagnose"_s,
                .positionals = {u"SERIAL"_s, u"WHAT"_s},
                .help = u"Has the device measure: ping, trace, download, upload or wifi."_s,
                .options = {{.name = u"host"_s, .value = u"H"_s, .help = u"of ping and trace"_s},
                    {.name = u"url"_s, .value = u"U"_s, .help = u"of download and upload, http"_s},
                    {.name = u"count"_s, .value = u"N"_s, .help = u"pings, 5 by default"_s},
                    {.name = u"megaoctets"_s,
                        .value = u"N"_s,
                        .help = u"of the upload, 50 by default; the size of the download"_s},
                    {.name = u"wait"_s, .value = u"S"_s, .help = u"180 by default"_s}},
                .run = diagnose},
            {.name = u"tasks"_s,
                .positionals = {},
                .help = u"What was asked of devices from here, and what became of it."_s,
                .options = {},
                .run = tasks},
        }};
}

} // namespace FibreDesk::Ctl
