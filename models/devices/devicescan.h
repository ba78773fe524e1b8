// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "labelreader.h"
#include "store/serialqueries.h"

#include <QObject>
#include <QUrl>
#include <qqmlintegration.h>

#include <functional>

namespace FibreDesk {

namespace Store {
class Mirror;
}

/// From what is on a label to the device it is stuck on: a code that a scanner typed, or a picture
/// with any number of them. Nothing of it is guessed: several devices are a list, none is said.
class DeviceScan : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a controller")
    /// What was read out of a picture, or the devices that one code has. rowId counts.
    Q_PROPERTY(FibreDesk::RecordModel *codes READ codes CONSTANT)
    /// What was read and nobody has; empty = nothing.
    Q_PROPERTY(QString unknown READ unknown NOTIFY changed)
    /// A picture in which nothing was read.
    Q_PROPERTY(bool isBlank READ isBlank NOTIFY changed)
    Q_PROPERTY(bool isReading READ isReading NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    explicit DeviceScan(Store::Mirror *mirror, QObject *parent = nullptr);

    /// It can only be meant as a code: then Enter looks for exactly that device.
    Q_INVOKABLE static bool isCode(const QString &typed);
    /// Looks for the device of exactly this code; found() follows, or the list, or unknown.
    Q_INVOKABLE void submit(const QString &typed);
    Q_INVOKABLE void readPicture(const QUrl &file);
    /// False where the clipboard has no picture.
    Q_INVOKABLE bool readClipboard();
    Q_INVOKABLE void choose(const QString &device) { Q_EMIT found(device); }
    Q_INVOKABLE void clear();
    Q_INVOKABLE void searchEverywhere(const QString &text) { Q_EMIT everywhereRequested(text); }

    [[nodiscard]] RecordModel *codes() { return &m_codes; }
    [[nodiscard]] QString unknown() const { return m_unknown; }
    [[nodiscard]] bool isBlank() const { return m_isBlank; }
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void changed();
    /// The one device.
    void found(const QString &device);
    void everywhereRequested(const QString &text);

private:
    using Lines = std::vector<Store::EquipmentLine>;
    struct Match {
        LabelCode code;
        Lines devices;
    };

    int begin();
    void end();
    void readImage(std::function<Result<std::vector<LabelCode>>()> read);
    void takeCodes(const Result<std::vector<LabelCode>> &codes);
    void show(const std::vector<Match> &matches);
    [[nodiscard]] static QString textOf(const Store::EquipmentLine &line);

    Store::Mirror *m_mirror;
    RecordModel m_codes;
    QString m_unknown;
    bool m_isBlank = false;
    bool m_isReading = false;
    ErrorText m_error;
    int m_generation = 0;
};

} // namespace FibreDesk
