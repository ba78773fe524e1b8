// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicescan.h"

#include "devicewords.h"
#include "store/mirror.h"
#include "text/devicecodes.h"

#include <QClipboard>
#include <QCoroTask>
#include <QGuiApplication>
#include <QMimeData>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace FibreDesk {

DeviceScan::DeviceScan(Store::Mirror *mirror, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
    , m_codes({"code", "format", "device", "deviceText"}, 0)
{
}

bool DeviceScan::isCode(const QString &typed)
{
    return Text::looksLikeDeviceCode(typed);
}

int DeviceScan::begin()
{
    m_codes.reset({});
    m_unknown.clear();
    m_isBlank = false;
    m_error = {};
    m_isReading = true;
    Q_EMIT changed();
    return ++m_generation;
}

void DeviceScan::end()
{
    m_isReading = false;
    Q_EMIT changed();
}

void DeviceScan::clear()
{
    begin();
    end();
}

QString DeviceScan::textOf(const Store::EquipmentLine &line)
{
    QStringList parts{QStringList{line.type, line.brand, line.model}.join(u' ').simplified(),
        line.serial, line.customerName, line.address};
    parts.removeAll({});
    return parts.join(u" · "_s);
}

void DeviceScan::submit(const QString &typed)
{
    const QString code = typed.trimmed();
    const QStringList codes = Text::deviceCodes(code);
    const int generation = begin();
    if (codes.isEmpty()) {
        m_unknown = code;
        end();
        return;
    }
    QCoro::connect(
        m_mirror->read([codes](QSqlDatabase &db) { return Store::devicesOfCodes(db, codes); }),
        this, [this, code, generation](const Result<Lines> &lines) {
            if (generation != m_generation) {
                return; // another label was read meanwhile
            }
            if (!lines) {
                m_error = errorText(lines.error());
            } else if (lines->empty()) {
                m_unknown = code;
            } else if (lines->size() > 1) {
                show({{.code = {code, {}}, .devices = *lines}});
            }
            end();
            if (lines && lines->size() == 1) {
                Q_EMIT found(lines->front().id);
            }
        });
}

void DeviceScan::readPicture(const QUrl &file)
{
    readImage([path = file.toLocalFile()] { return codesInFile(path); });
}

bool DeviceScan::readClipboard()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (!data) {
        return false;
    }
    if (data->hasImage()) {
        readImage([picture = QGuiApplication::clipboard()->image()] {
            return Result<std::vector<LabelCode>>(codesIn(picture));
        });
        return true;
    }
    // A file that was copied in a folder.
    const QList<QUrl> files = data->urls();
    if (files.size() == 1 && files.front().isLocalFile()) {
        readPicture(files.front());
        return true;
    }
    return false;
}

void DeviceScan::readImage(std::function<Result<std::vector<LabelCode>>()> read)
{
    const int generation = begin();
    QtConcurrent::run(std::move(read))
        .then(this, [this, generation](const Result<std::vector<LabelCode>> &codes) {
            if (generation == m_generation) {
                takeCodes(codes);
            }
        });
}

void DeviceScan::takeCodes(const Result<std::vector<LabelCode>> &codes)
{
    if (!codes || codes->empty()) {
        m_error = codes ? ErrorText() : errorText(codes.error());
        m_isBlank = codes.has_value();
        end();
        return;
    }
    using Answer = Result<std::vector<Match>>;
    QCoro::connect(m_mirror->read([codes = *codes](QSqlDatabase &db) -> Answer {
        std::vector<Match> matches;
        for (const LabelCode &code : codes) {
            auto lines = Store::devicesOfCodes(db, Text::deviceCodes(code.text));
            if (!lines) {
                return std::unexpected(lines.error());
            }
            matches.push_back({code, std::move(*lines)});
        }
        return matches;
    }),
        this, [this, generation = m_generation](const Answer &matches) {
            if (generation != m_generation) {
                return;
            }
            if (matches) {
                show(*matches);
            } else {
                m_error = errorText(matches.error());
            }
            end();
        });
}

void DeviceScan::show(const std::vector<Match> &matches)
{
    std::vector<RecordModel::Row> rows;
    const auto add = [&rows](const LabelCode &code, const QString &device, const QString &text) {
        rows.push_back({QString::number(rows.size()), {code.text, code.format, device, text}});
    };
    for (const Match &match : matches) {
        if (match.devices.empty()) {
            add(match.code, {}, {});
        }
        for (const Store::EquipmentLine &line : match.devices) {
            add(match.code, line.id, textOf(line));
        }
    }
    m_codes.reset(std::move(rows));
}

} // namespace FibreDesk
