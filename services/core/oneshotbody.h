// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIODevice>

namespace FibreDesk {

/// A request body that can be read once only. Qt 6.8 sends a request again by itself, POST
/// included, when the connection closes before the answer
/// (QHttpNetworkConnectionChannel::closeAndResendCurrentRequest) — unless its body cannot be
/// rewound. That is what keeps "never sent twice" true below us.
class OneShotBody : public QIODevice {
    Q_OBJECT

public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr)
        : QIODevice(parent)
        , m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_read; }
    [[nodiscard]] bool atEnd() const override { return m_read == m_bytes.size(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        const qint64 count = std::min<qint64>(maximum, m_bytes.size() - m_read);
        if (count == 0)
            return -1;
        std::copy_n(m_bytes.constData() + m_read, count, data);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qsizetype m_read = 0;
};

} // namespace FibreDesk
