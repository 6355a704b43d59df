namespace EnglishLearning.Api.Problems;

/// <summary>Of classes, their members and assignments.</summary>
internal static partial class ProblemKinds
{
    public static readonly ProblemKind ClassSignInRefused = new("class-sign-in-refused", 401,
        new("Tidak dapat masuk", "Not signed in"),
        new("Kode kelas, nomor absen, atau PIN-nya salah. Tanyakan kepada gurumu; bila yakin benar, tunggu lima menit.",
            "The class code, the roster number or the PIN is wrong. Ask your teacher; if you are sure of all three, wait five minutes."));

    public static readonly ProblemKind NotOwner = new("not-owner", 403,
        new("Hanya untuk pemilik kelas", "For the class's owner alone"),
        new("Hanya guru yang membuat kelas ini yang dapat melakukannya.", "Only the teacher who made this class can do that."));

    public static readonly ProblemKind AccountNeeded = new("account-needed", 403,
        new("Perlu akun", "An account is needed"),
        new("Tamu tidak dapat bergabung dengan kelas. Buat akun dulu: semua jawabanmu tetap ada.",
            "A guest cannot join a class. Make an account first: every answer is kept."));

    public static readonly ProblemKind MemberProtected = new("member-protected", 403,
        new("Akun ini tidak dapat dibukakan guru", "A teacher cannot let this account in"),
        new("Akun ini punya hak lebih daripada siswa atau memakai verifikasi dua langkah. Pemiliknya harus masuk sendiri, atau minta bantuan administrator.",
            "This account has more than a student's rights, or a second factor. Its owner signs in by their own password, or asks an administrator."));

    public static readonly ProblemKind UnknownClass = new("unknown-class", 404,
        new("Kelas tidak ditemukan", "No such class"),
        new("Kamu tidak punya kelas dengan id ini.", "You have no class with this id."));

    public static readonly ProblemKind UnknownClassCode = new("unknown-class-code", 404,
        new("Kode kelas tidak berlaku", "No such class code"),
        new("Tidak ada kelas yang dapat diikuti dengan kode ini. Periksa kodenya atau minta kode baru kepada gurumu.",
            "No class can be joined by this code. Check it, or ask your teacher for a new one."));

    public static readonly ProblemKind UnknownMember = new("unknown-member", 404,
        new("Siswa tidak ditemukan", "No such member"),
        new("Tidak ada siswa dengan id ini di kelas ini.", "Nobody with this id is in this class."));

    public static readonly ProblemKind UnknownTeacher = new("unknown-teacher", 404,
        new("Guru tidak ditemukan", "No such teacher"),
        new("Tidak ada guru dengan nama pengguna, e-mail, atau id ini.", "There is no teacher with this user name, e-mail address or id."));

    public static readonly ProblemKind UnknownAssignment = new("unknown-assignment", 404,
        new("Tugas tidak ditemukan", "No such assignment"),
        new("Tidak ada tugas dengan id ini di kelas ini.", "This class has no assignment with this id."));

    public static readonly ProblemKind TooManyClasses = new("too-many-classes", 409,
        new("Terlalu banyak kelas", "Too many classes"),
        new("Seorang guru dapat punya paling banyak 40 kelas. Arsipkan kelas yang sudah selesai.",
            "A teacher has at most 40 classes. Archive those that are over."));

    public static readonly ProblemKind TooManyTeachers = new("too-many-teachers", 409,
        new("Terlalu banyak guru", "Too many teachers"),
        new("Satu kelas paling banyak punya 20 guru.", "A class has at most 20 teachers."));

    public static readonly ProblemKind TooManyAssignments = new("too-many-assignments", 409,
        new("Terlalu banyak tugas", "Too many assignments"),
        new("Satu kelas paling banyak punya 200 tugas. Hapus tugas yang lama.", "A class has at most 200 assignments. Delete old ones."));

    public static readonly ProblemKind ClassFull = new("class-full", 409,
        new("Kelas penuh", "The class is full"),
        new("Satu kelas paling banyak 500 siswa. Hubungi gurumu.", "A class has at most 500 members. Ask your teacher."));

    public static readonly ProblemKind OwnerStays = new("owner-stays", 409,
        new("Pemilik tidak dapat keluar", "The owner stays"),
        new("Guru yang membuat kelas tidak dapat dikeluarkan. Arsipkan kelasnya bila sudah selesai.",
            "The teacher who made the class cannot be taken from it. Archive the class if it is over."));

    public static readonly ProblemKind Outdated = new("outdated", 412,
        new("Sudah berubah", "Changed meanwhile"),
        new("Data ini sudah diubah sejak kamu membacanya. Baca lagi, lalu ulangi dengan ETag yang baru.",
            "This was changed since you read it. Read it again and repeat the change with the new ETag."));

    public static readonly ProblemKind ClassNameNotUsable = new("class-name-not-usable", 422,
        new("Nama kelas tidak dapat dipakai", "The class's name cannot be used"),
        new("Nama kelas harus 1 sampai 100 karakter pada satu baris.", "A class's name has 1 to 100 characters on one line."));

    public static readonly ProblemKind RosterNotUsable = new("roster-not-usable", 422,
        new("Daftar siswa belum dapat dipakai", "The list of students cannot be used"),
        new("Ada kesalahan di dalam daftar, jadi tidak ada yang diubah. Lihat errors.",
            "There are errors in the list, so nothing was changed. See errors."));

    public static readonly ProblemKind AssignmentNotUsable = new("assignment-not-usable", 422,
        new("Tugas tidak sesuai", "The assignment does not fit"),
        new("Salah satu bagian tugas tidak dapat dipakai. Lihat errors.", "A part of the assignment cannot be used. See errors."));

    public static readonly ProblemKind UnknownQuestions = new("unknown-questions", 422,
        new("Soal tidak dikenal", "Unknown questions"),
        new("Sebagian soal tidak ada atau sudah ditarik. Periksa questionIds.", "Some of the questions do not exist or were retired. Check questionIds."));

    public static readonly ProblemKind UnknownLesson = new("unknown-lesson", 422,
        new("Pelajaran tidak dikenal", "Unknown lesson"),
        new("Tidak ada pelajaran dengan id ini, atau pelajaran itu belum punya soal.", "There is no lesson with this id, or it has no questions yet."));

    public static readonly ProblemKind DueBeforeOpening = new("due-before-opening", 422,
        new("Tenggat sebelum dibuka", "Due before it opens"),
        new("Tenggat harus lebih lambat daripada waktu tugas dibuka, paling lama 366 hari.", "The due date is later than the opening, by at most 366 days."));

    public static readonly ProblemKind PeriodNotUsable = new("period-not-usable", 422,
        new("Rentang waktu tidak dapat dipakai", "The period cannot be used"),
        new("Rentang from sampai to harus lebih dari nol dan paling lama 366 hari.", "from is before to, and they are at most 366 days apart."));

    public static readonly ProblemKind PreconditionRequired = new("precondition-required", 428,
        new("If-Match diperlukan", "If-Match is needed"),
        new("Kirim ETag dari bacaan terakhir di header If-Match.", "Send the ETag of the last reading in the header If-Match."));

    public static readonly ProblemKind ClassCodeLocked = new("class-code-locked", 429,
        new("Terlalu banyak kode salah", "Too many wrong codes"),
        new("Tunggu beberapa menit, lalu minta kode kelas kepada gurumu.", "Wait a few minutes, and ask your teacher for the code."),
        RetryAfterSeconds: 60);
}
