// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "core/clock.h"
#include "loadmodel.h"

#include <QTimer>

#include <utility>

namespace FibreDesk::Store {
class Mirror;
struct Changes;
} // namespace FibreDesk::Store

namespace FibreDesk::Dispatch {

/// Acts for the week and the month: everybody's load by day, out of the mirror in one reading.
class LoadController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")
    Q_PROPERTY(int span READ span NOTIFY periodChanged)
    Q_PROPERTY(QString title READ title NOTIFY periodChanged)
    Q_PROPERTY(QString firstDay READ firstDay NOTIFY periodChanged)
    Q_PROPERTY(int days READ days NOTIFY periodChanged)
    Q_PROPERTY(FibreDesk::Dispatch::LoadModel *model READ model CONSTANT)
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY stateChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY stateChanged)

public:
    enum Span { Day, Week, Month };
    Q_ENUM(Span)

    LoadController(Store::Mirror *mirror, Clock clock, QObject *parent = nullptr);

    void setZone(const QTimeZone &zone) { m_zone = zone; }
    void setLanguage(const QString &language);
    /// Follows the mirror from now on.
    void start();

    [[nodiscard]] int span() const { return m_span; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString firstDay() const { return m_first.toString(Qt::ISODate); }
    /// The first and the last day that are shown; invalid for Day.
    [[nodiscard]] std::pair<QDate, QDate> period() const
    {
        return m_days > 0 ? std::pair(m_first, m_first.addDays(m_days - 1))
                          : std::pair<QDate, QDate>();
    }
    [[nodiscard]] int days() const { return m_days; }
    [[nodiscard]] LoadModel *model() { return &m_model; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] ErrorText error() const { return m_error; }

    /// The week or month around an ISO date; Day shows none.
    Q_INVOKABLE void open(int span, const QString &iso);
    /// So many weeks or months on.
    Q_INVOKABLE void step(int periods);
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void periodChanged();
    void stateChanged();

private:
    void setPeriod(Span span, QDate first);
    void handleChanges(const Store::Changes &changes);

    Store::Mirror *m_mirror;
    Clock m_clock;
    QTimeZone m_zone = QTimeZone("America/Toronto");
    QString m_language = QStringLiteral("en");
    Span m_span = Day;
    QDate m_first;
    int m_days = 0;
    int m_generation = 0;
    bool m_isLoaded = false;
    ErrorText m_error;
    LoadModel m_model;
    QTimer m_reload;
};

} // namespace FibreDesk::Dispatch
