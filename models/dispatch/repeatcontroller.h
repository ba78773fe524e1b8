// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "dispatch/chainplan.h"
#include "dispatch/repeatrule.h"

#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <qqmlintegration.h>

namespace FibreDesk {
namespace Erp {
class FieldMap;
}
namespace Outbox {
struct NewWrite;
}
namespace Store {
class Mirror;
}
} // namespace FibreDesk

namespace FibreDesk::Dispatch {

class DispatchController;
class JobMaking;

/// The sheet that repeats a job: a rule put together from a few choices, its days with what speaks
/// against each, and one job for every day that is left in. ERPNext has no series: each of them
/// names the job that was repeated as its parent, without a place in an order, so that none waits
/// for another.
class RepeatController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by JobMaking")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY openChanged)
    Q_PROPERTY(QString title READ title NOTIFY openChanged)
    Q_PROPERTY(QString firstText READ firstText NOTIFY openChanged)
    /// Days, weeks, months.
    Q_PROPERTY(int unit READ unit WRITE setUnit NOTIFY ruleChanged)
    Q_PROPERTY(int every READ every WRITE setEvery NOTIFY ruleChanged)
    Q_PROPERTY(QList<int> weekdays READ weekdays NOTIFY ruleChanged)
    /// From Monday on.
    Q_PROPERTY(QStringList weekdayNames READ weekdayNames NOTIFY openChanged)
    Q_PROPERTY(int month READ month WRITE setMonth NOTIFY ruleChanged)
    Q_PROPERTY(QStringList monthChoices READ monthChoices NOTIFY openChanged)
    Q_PROPERTY(bool endsByDay READ endsByDay WRITE setEndsByDay NOTIFY ruleChanged)
    Q_PROPERTY(int times READ times WRITE setTimes NOTIFY ruleChanged)
    Q_PROPERTY(QString until READ until WRITE setUntil NOTIFY ruleChanged)
    /// The rule as a sentence, and as RFC 5545 writes it.
    Q_PROPERTY(QString sentence READ sentence NOTIFY ruleChanged)
    Q_PROPERTY(QString ruleText READ ruleText NOTIFY ruleChanged)
    Q_PROPERTY(FibreDesk::RecordModel *days READ days CONSTANT)
    /// Those that are left in.
    Q_PROPERTY(int count READ count NOTIFY previewChanged)
    /// What is to be known of the whole: that the rule has more days, or leaves months out.
    Q_PROPERTY(QString note READ note NOTIFY previewChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY previewChanged)
    Q_PROPERTY(bool isPreparing READ isPreparing NOTIFY previewChanged)
    Q_PROPERTY(bool isAdding READ isAdding NOTIFY previewChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY previewChanged)

public:
    RepeatController(JobMaking *making, DispatchController *desk, Store::Mirror *mirror,
        const Erp::FieldMap *map);

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString firstText() const;
    [[nodiscard]] int unit() const { return int(m_rule.unit); }
    void setUnit(int unit);
    [[nodiscard]] int every() const { return m_rule.every; }
    void setEvery(int every);
    [[nodiscard]] QList<int> weekdays() const;
    [[nodiscard]] QStringList weekdayNames() const;
    [[nodiscard]] int month() const { return int(m_rule.month); }
    void setMonth(int month);
    [[nodiscard]] QStringList monthChoices() const;
    [[nodiscard]] bool endsByDay() const { return m_endsByDay; }
    void setEndsByDay(bool endsByDay);
    [[nodiscard]] int times() const { return m_times; }
    void setTimes(int times);
    [[nodiscard]] QString until() const { return m_until; }
    void setUntil(const QString &iso);
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString ruleText() const;
    [[nodiscard]] RecordModel *days() { return &m_days; }
    [[nodiscard]] int count() const;
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool isPreparing() const { return m_isPreparing; }
    [[nodiscard]] bool isAdding() const { return m_isAdding; }
    [[nodiscard]] ErrorText error() const { return m_error; }

    /// Says why not where a job cannot be repeated.
    Q_INVOKABLE void begin(const QString &job);
    Q_INVOKABLE void toggleWeekday(int weekday);
    /// Leaves a day of the list out, or takes it in again.
    Q_INVOKABLE void toggleDay(int row);
    Q_INVOKABLE void create();
    Q_INVOKABLE void close();

Q_SIGNALS:
    void openChanged();
    void ruleChanged();
    void previewChanged();
    void created();

private:
    void changeRule();
    /// As it is followed: with the end that was chosen.
    [[nodiscard]] RepeatRule rule() const;
    void prepare();
    void prepareDays(const RepeatDates &dates);
    void showDays();
    void add(const QJsonObject &matter);

    JobMaking *m_making;
    DispatchController *m_desk;
    Store::Mirror *m_mirror;
    const Erp::FieldMap *m_map;
    bool m_isOpen = false;
    Job m_job;
    QString m_title;
    RepeatRule m_rule;
    bool m_endsByDay = false;
    int m_times = 10;
    QString m_until;
    std::vector<PlacedRepeat> m_placed;
    QSet<QDate> m_out; ///< also such as the rule does not have at the moment
    RecordModel m_days;
    QString m_note;
    QString m_problem;
    bool m_isPreparing = false;
    bool m_isAdding = false;
    ErrorText m_error;
    int m_generation = 0;
};

} // namespace FibreDesk::Dispatch
