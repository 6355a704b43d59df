namespace EnglishLearning.Core.Classes;

/// <summary>A learner whom the teacher teaches already, in this class or another.</summary>
/// <param name="Number">In this class.</param>
/// <param name="NeedsPin">Has none in this class and may have one.</param>
public sealed record KnownStudent(
    Guid LearnerId, string Username, string? Email, string Name, DateOnly? BirthDate, bool IsPresent, int? Number, bool NeedsPin);

/// <param name="Learner">Null for a new account.</param>
public sealed record PlannedRow(RosterRow Student, RosterOutcome Outcome, KnownStudent? Learner)
{
    public bool GetsPin => Learner?.NeedsPin ?? true;

    public bool Joins => Learner is not { IsPresent: true };
}

/// <summary>
/// What becomes of each row of a list. A row is one of the teacher's own learners where user name, e-mail, or name and birth date are
/// theirs, and a new account otherwise: nobody else's account can be drawn into a class by naming it. Persons are never changed.
/// </summary>
/// <param name="Rows">Those without problems.</param>
public sealed record RosterPlan(IReadOnlyList<PlannedRow> Rows, IReadOnlyList<RosterProblem> Problems)
{
    /// <param name="known">All learners whom the teacher teaches.</param>
    /// <param name="taken">User names and e-mail addresses of the list that are an account's of somebody else, folded.</param>
    public static RosterPlan Of(IReadOnlyList<RosterRow> rows, IReadOnlyList<KnownStudent> known, IReadOnlySet<string> taken)
    {
        var problems = new List<RosterProblem>();
        var planned = new List<PlannedRow>();
        var search = new Search(known);
        AddRepeated(rows, problems);
        var renumbered = rows.Select(row => search.Find(row, out _)?.LearnerId).OfType<Guid>().ToHashSet();
        var holders = known.Where(student => student is { IsPresent: true, Number: not null }).ToDictionary(student => student.Number!.Value);
        var matched = new HashSet<Guid>();
        foreach (var row in rows)
        {
            var student = search.Find(row, out var fault);
            // A namesake born on the same day is another one; the same user name or address twice is a mistake, and was noticed.
            if (student is not null && !matched.Add(student.LearnerId))
                student = null;
            if (fault is null && student is null)
                fault = Taken(row, taken);
            if (fault is null && holders.TryGetValue(row.Number, out var holder) && holder.LearnerId != student?.LearnerId && !renumbered.Contains(holder.LearnerId))
                fault = (RosterColumn.Number, RosterFault.NumberTaken);
            if (fault is { } found)
                problems.Add(new(row.Row, found.Column, found.Fault));
            else
                planned.Add(new(row, OutcomeOf(row, student), student));
        }
        if (known.Count(student => student.IsPresent) + planned.Count(row => row.Joins) > ClassRules.MostMembers)
            problems.Add(new(1, RosterColumn.None, RosterFault.ClassFull));
        return new(planned, [.. problems.OrderBy(problem => problem.Row)]);
    }

    private static RosterOutcome OutcomeOf(RosterRow row, KnownStudent? student) =>
        student is null ? RosterOutcome.Created
        : student.IsPresent && student.Number == row.Number && !student.NeedsPin ? RosterOutcome.Unchanged
        : RosterOutcome.Matched;

    private static (RosterColumn Column, RosterFault Fault)? Taken(RosterRow row, IReadOnlySet<string> taken) =>
        row.Username is { } username && taken.Contains(RosterRules.Fold(username)) ? (RosterColumn.Username, RosterFault.UsernameTaken)
        : row.Email is { } email && taken.Contains(RosterRules.Fold(email)) ? (RosterColumn.Email, RosterFault.EmailTaken)
        : null;

    private static void AddRepeated(IReadOnlyList<RosterRow> rows, List<RosterProblem> problems)
    {
        Add(RosterColumn.Number, row => $"{row.Number}");
        Add(RosterColumn.Username, row => row.Username);
        Add(RosterColumn.Email, row => row.Email);

        void Add(RosterColumn column, Func<RosterRow, string?> value)
        {
            var seen = new HashSet<string>();
            problems.AddRange(rows.Where(row => value(row) is { } text && !seen.Add(RosterRules.Fold(text)))
                .Select(row => new RosterProblem(row.Row, column, RosterFault.Repeated)));
        }
    }

    /// <summary>Finds the learner of a row.</summary>
    private sealed class Search
    {
        private readonly Dictionary<string, KnownStudent> _byUsername = [];
        private readonly Dictionary<string, KnownStudent> _byEmail = [];
        private readonly ILookup<(string, DateOnly?), KnownStudent> _byName;

        public Search(IReadOnlyList<KnownStudent> known)
        {
            foreach (var student in known)
            {
                _byUsername[RosterRules.Fold(student.Username)] = student;
                if (student.Email is { } email)
                    _byEmail[RosterRules.Fold(email)] = student;
            }
            _byName = known.ToLookup(student => (RosterRules.Fold(student.Name), student.BirthDate));
        }

        /// <summary>Null for a new one, and where the cells are of two persons.</summary>
        public KnownStudent? Find(RosterRow row, out (RosterColumn Column, RosterFault Fault)? fault)
        {
            fault = null;
            var student = ByLogin(row) ?? ByName(row);
            if (student is null)
                return null;
            if (row.Username is { } username && RosterRules.Fold(username) != RosterRules.Fold(student.Username))
                fault = (RosterColumn.Username, RosterFault.OtherPerson);
            else if (row.Email is { } email && RosterRules.Fold(email) != RosterRules.Fold(student.Email ?? ""))
                fault = (RosterColumn.Email, RosterFault.OtherPerson);
            else if (RosterRules.Fold(row.Name) != RosterRules.Fold(student.Name))
                fault = (RosterColumn.Name, RosterFault.OtherPerson);
            else if (student.BirthDate is { } birth && birth != row.BirthDate)
                fault = (RosterColumn.BirthDate, RosterFault.OtherPerson);
            return fault is null ? student : null;
        }

        private KnownStudent? ByLogin(RosterRow row) =>
            row.Username is { } username && _byUsername.TryGetValue(RosterRules.Fold(username), out var byUsername) ? byUsername
            : row.Email is { } email && _byEmail.TryGetValue(RosterRules.Fold(email), out var byEmail) ? byEmail
            : null;

        /// <summary>Of namesakes born on one day the one with that number, then one who is here already.</summary>
        private KnownStudent? ByName(RosterRow row) =>
            _byName[(RosterRules.Fold(row.Name), row.BirthDate)]
                .OrderByDescending(student => student.IsPresent && student.Number == row.Number)
                .ThenByDescending(student => student.IsPresent)
                .ThenBy(student => student.LearnerId)
                .FirstOrDefault();
    }
}
