// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "world/generator.h"
#include "world/texts.h"

#include <algorithm>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr const char16_t *frenchDays[] = {
    u"mardi", u"mercredi", u"jeudi", u"vendredi", u"samedi", u"dimanche", u"lundi"};
constexpr const char16_t *englishDays[] = {
    u"Tuesday", u"Wednesday", u"Thursday", u"Friday", u"Saturday", u"Sunday", u"Monday"};

struct Fill {
    const QString &customer;
    const QString &agent;
    const QString &street;
    const QString &day;
    int amount;
};

/// Replaces %n, %t, %a, %d and %m; one pass, since a million texts go through here.
QString filled(const char16_t *pattern, const Fill &fill)
{
    QString text;
    text.reserve(240);
    for (const char16_t *p = pattern; *p; ++p) {
        if (*p != u'%' || !p[1]) {
            text += QChar(*p);
            continue;
        }
        switch (*++p) {
        case u'n':
            text += fill.customer;
            break;
        case u't':
            text += fill.agent;
            break;
        case u'a':
            text += fill.street;
            break;
        case u'd':
            text += fill.day;
            break;
        case u'm':
            text += QString::number(fill.amount) + u",45"_s;
            break;
        default:
            text += u'%';
            text += QChar(*p);
        }
    }
    return text;
}

/// What makes a ticket more than its messages: notes of staff, files, whose it is. Draws from a
/// stream of its own, so that everything else stays as it was.
class TicketExtras {
public:
    TicketExtras(Database &database, Random random)
        : m_random(random)
        , m_notes(database, u"Comment"_s,
              {u"comment_type"_s, u"reference_doctype"_s, u"reference_name"_s, u"content"_s,
                  u"comment_email"_s, u"comment_by"_s})
        , m_files(database, u"File"_s,
              {u"file_name"_s, u"file_url"_s, u"file_size"_s, u"is_private"_s,
                  u"attached_to_doctype"_s, u"attached_to_name"_s})
    {
    }

    /// The next ticket; whether it is on hold, where it waits for somebody.
    bool begin(bool isOpen, int messages)
    {
        m_isOpen = isOpen;
        m_noteAfter =
            m_random.chance(isOpen ? 0.5 : 0.12) ? m_random.below(std::max(1, messages)) : -1;
        return m_random.chance(0.3);
    }

    [[nodiscard]] bool hasNoteAfter(int message) const { return message == m_noteAfter; }
    [[nodiscard]] const char16_t *note() { return m_random.pick(staffNotes()); }

    /// As mail programs add it: what was answered, and a picture that lies elsewhere.
    QString ornament()
    {
        if (!m_random.chance(0.06))
            return {};
        return u"<blockquote style=\"border-left:2px solid #ccc;padding-left:8px\">Le soutien a "
               "écrit:<br>Bonjour, avez-vous redémarré l'appareil?</blockquote><p "
               "style=\"color:#888;font-size:11px\">Envoyé de mon téléphone</p><img "
               "src=\"https://images.client.example/signature.png\" width=\"180\" "
               "alt=\"signature\">"_s;
    }

    /// Whose an open ticket is: a sixth nobody's, a tenth of whom the desk signs in as.
    QByteArray holder(const QByteArray &agent)
    {
        const int roll = m_random.below(100);
        if (!m_isOpen)
            return agent;
        return roll < 16 ? QByteArray() : roll < 26 ? "fibredesk@fibre.example"_ba : agent;
    }

    QByteArray seenBy(const std::vector<QByteArray> &staff)
    {
        return m_isOpen && m_random.chance(0.4) ? QByteArray("[\"" + m_random.pick(staff) + "\"]")
                                                : QByteArray("[]");
    }

    void writeNote(const QByteArray &ticket, const QString &text, const QString &author,
        const QByteArray &address, SiteSecond at)
    {
        m_notes.row(newId(), address, at, at, address);
        m_notes << u"Comment" << u"Issue" << ticket << text << address << author;
        m_notes.end();
    }

    void writeFiles(const QByteArray &ticket, const QByteArray &owner, SiteSecond at)
    {
        if (!m_random.chance(m_isOpen ? 0.2 : 0.02))
            return;
        for (int file = m_random.between(1, 2); file > 0; --file) {
            const QByteArray id = newId();
            const QByteArray name = file == 1 ? "photo-modem.png"_ba : "test-vitesse.txt"_ba;
            m_files.row(id, owner, at, at, owner);
            m_files << name << QByteArray("/private/files/" + id + '-' + name)
                    << (file == 1 ? m_random.between(4000, 90000) : 180) << 1 << u"Issue" << ticket;
            m_files.end();
        }
    }

private:
    QByteArray newId()
    {
        const QByteArray id = QByteArray::number(m_random.next() & 0x3ffffffffffffULL, 32);
        return id.rightJustified(10, '0').right(10);
    }

    Random m_random;
    RowWriter m_notes;
    RowWriter m_files;
    bool m_isOpen = false;
    int m_noteAfter = -1;
};

} // namespace

void Generator::makeIssues()
{
    Random random = stream(17);
    RowWriter issues(m_database, u"Issue"_s,
        {u"subject"_s, u"customer"_s, u"customer_name"_s, u"status"_s, u"priority"_s,
            u"issue_type"_s, u"opening_date"_s, u"opening_time"_s, u"raised_by"_s,
            u"assigned_staff"_s, u"is_important"_s, u"service_location"_s, u"legacy_ticket_id"_s,
            u"description"_s, u"parent_issue"_s, u"_assign"_s, u"_seen"_s, u"_user_tags"_s});
    RowWriter messages(m_database, u"Communication"_s,
        {u"subject"_s, u"reference_doctype"_s, u"reference_name"_s, u"content"_s, u"sender"_s,
            u"sender_full_name"_s, u"recipients"_s, u"communication_date"_s, u"sent_or_received"_s,
            u"communication_medium"_s});
    TicketExtras extras(m_database, stream(27));
    // Threads of one to seven messages whose sum is exact: these add up to nothing over ten.
    constexpr int spread[] = {-2, 2, -1, 1, 0, 0, -2, 3, -1, 0};
    const int total = m_sizes.issues;
    const SiteSecond first = siteSecond(m_today.addDays(-2900));
    const SiteSecond last = m_newest - 3600;
    QByteArray previous;
    int previousCustomer = -1;
    for (int i = 0; i < total; ++i) {
        if (i > 0 && i % 40000 == 0)
            m_progress(u"%1 of %2 tickets"_s.arg(i).arg(total));
        // The first years had fewer customers.
        const double t = std::sqrt(double(i) / total);
        const SiteSecond opened = first + SiteSecond(double(last - first) * t);
        const int ci = random.below(int(m_customers.size()));
        const Customer &c = m_customers[std::size_t(ci)];
        const auto &topics = ticketTopics(c.isEnglish);
        const TicketTopic &topic = random.pick(topics);
        const auto agentIndex = std::size_t(random.below(int(m_staff.size())));
        const QString &agent = m_staffNames[agentIndex];
        const int li = c.locations.empty() ? -1 : random.pick(c.locations);
        static const QString nowhere = u"…"_s;
        const QString &street = li >= 0 ? m_locations[std::size_t(li)].address : nowhere;
        const QString day = QString::fromUtf16(
            (c.isEnglish ? englishDays : frenchDays)[(opened / 86400 + 6 - random.below(3)) % 7]);
        const Fill fill{c.first, agent, street, day, random.between(20, 180)};
        const QByteArray name = "ISS-" + QByteArray::number(dayOf(opened).year()) + '-'
            + QByteArray::number(i + 1).rightJustified(5, '0');

        const qint64 before = qint64(i) * m_sizes.messages / total;
        const qint64 after = qint64(i + 1) * m_sizes.messages / total;
        const int count = int(after - before) + (i < total / 10 * 10 ? spread[i % 10] : 0);

        const double age = double(last - opened) / 86400;
        const bool isOpen = random.chance(age < 10 ? 0.5 : age < 60 ? 0.08 : 0.0015);
        const bool isHeld = extras.begin(isOpen, count);
        const char16_t *status = isOpen ? (random.chance(0.6) ? u"Open"
                                                  : isHeld    ? u"On Hold"
                                                              : u"Replied")
            : random.chance(0.15)       ? u"Resolved"
                                        : u"Closed";
        // The n-th subject goes with the n-th opening.
        const auto what = std::size_t(random.below(int(topic.openings.size())));
        const QString subject = filled(topic.subjects[what], fill);
        const QString opening = u"<p>"_s + filled(topic.openings[what], fill) + u"</p>"_s;
        SiteSecond at = opened;
        for (int m = 0; m < count; ++m) {
            const bool isLast = m == count - 1;
            const bool fromStaff = m > 0 && (m % 2 == 1 || (isLast && !isOpen));
            if (m > 0)
                at = std::min(last, at + random.between(600, 170000));
            QString text = m == 0 ? opening
                                  : u"<p>"_s
                    + filled(fromStaff
                            ? random.pick(isLast && !isOpen ? topic.closings : topic.replies)
                            : random.pick(topic.followUps),
                        fill)
                    + u"</p>"_s;
            if (!fromStaff)
                text += extras.ornament();
            const QByteArray sender = fromStaff ? m_staff[agentIndex] : c.email;
            QByteArray id = QByteArray::number(random.next() & 0x3ffffffffffffULL, 32);
            id = id.rightJustified(10, '0').right(10);
            messages.row(id, sender.isEmpty() ? QByteArray("Guest") : sender, at, at,
                sender.isEmpty() ? QByteArray("Guest") : sender);
            messages << subject << u"Issue" << name << text << sender
                     << (fromStaff ? agent : c.title)
                     << (fromStaff ? c.email : QByteArray("soutien@fibre.example"))
                     << stampText(at, 0) << (fromStaff ? u"Sent" : u"Received")
                     << (random.chance(0.85) ? u"Email" : u"Phone");
            messages.end();
            if (extras.hasNoteAfter(m)) {
                const QString note = u"<p>"_s + filled(extras.note(), fill) + u"</p>"_s;
                extras.writeNote(name, note, agent, m_staff[agentIndex], std::min(last, at + 240));
            }
        }
        extras.writeFiles(name, c.email.isEmpty() ? m_staff[agentIndex] : c.email, opened);
        issues.row(name, c.email.isEmpty() ? m_staff[agentIndex] : c.email, opened, at,
            m_staff[agentIndex]);
        const int priority = random.below(100);
        issues << subject << c.name << c.title << QStringView(status)
               << (priority < 5           ? u"Urgent"
                          : priority < 20 ? u"High"
                          : priority < 85 ? u"Medium"
                                          : u"Low")
               << QStringView(topic.issueType) << dateText(opened / 86400)
               << timeText(int(opened % 86400)) << c.email;
        const QByteArray holder = extras.holder(m_staff[agentIndex]);
        holder.isEmpty() ? issues << nullptr : issues << holder;
        issues << int(random.chance(0.03));
        li >= 0 ? issues << m_locations[std::size_t(li)].name : issues << nullptr;
        age > 1500 ? issues << QByteArray::number(500000 + i) : issues << nullptr;
        issues << opening;
        previousCustomer == ci &&random.chance(0.5) ? issues << previous : issues << nullptr;
        issues << (holder.isEmpty() ? QByteArray("[]") : QByteArray("[\"" + holder + "\"]"));
        issues << extras.seenBy(m_staff);
        // As Frappe keeps tags: each with a comma before it.
        isOpen &&i % 7 == 0 ? issues << u",À rappeler"
            : i % 53 == 0   ? issues << u",Panne de secteur,À rappeler"
                            : issues << nullptr;
        issues.end();
        if (isOpen && li >= 0 && age < 45)
            m_openIssues.push_back({name, ci});
        previous = name;
        previousCustomer = ci;
    }
}

} // namespace FibreDesk::Sandbox
