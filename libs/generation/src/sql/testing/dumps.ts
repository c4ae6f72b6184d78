/**
 * For tests: schemas in the manner of well-known samples, written anew for this project, so that nobody's licence goes
 * with them: a film rental as pg_dump writes it, a trading company, a music shop with quoted names.
 */
export const RENTAL = `
--
-- PostgreSQL database dump
--
\\restrict 8f3kd02
SET statement_timeout = 0;
SET client_encoding = 'UTF8';
CREATE TYPE public.film_rating AS ENUM ('G', 'PG', 'PG-13', 'R');
ALTER TYPE public.film_rating OWNER TO postgres;
CREATE DOMAIN public.release_year AS integer CONSTRAINT year_check CHECK (((VALUE >= 1950) AND (VALUE <= 2030)));
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS $_$ BEGIN NEW.last_update = now(); RETURN NEW; END $_$;
CREATE SEQUENCE public.language_language_id_seq START WITH 1;
CREATE SEQUENCE public.customer_customer_id_seq START WITH 1 INCREMENT BY 1;
CREATE TABLE public.language (
    language_id integer DEFAULT nextval('public.language_language_id_seq'::regclass) NOT NULL,
    name character(20) NOT NULL,
    last_update timestamp without time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.film (
    film_id integer NOT NULL,
    title character varying(255) NOT NULL,
    description text,
    release_year public.release_year,
    language_id integer NOT NULL,
    original_language_id integer,
    rental_duration smallint DEFAULT 3 NOT NULL,
    rental_rate numeric(4,2) DEFAULT 4.99 NOT NULL,
    length smallint,
    rating public.film_rating DEFAULT 'G'::public.film_rating,
    special_features text[],
    fulltext tsvector NOT NULL,
    CONSTRAINT film_length_check CHECK (((length > 0) AND (length <= 400))),
    CONSTRAINT film_rate_check CHECK ((rental_rate > (0)::numeric))
);
CREATE TABLE public.actor (
    actor_id integer NOT NULL,
    first_name character varying(45) NOT NULL,
    last_name character varying(45) NOT NULL
);
CREATE TABLE public.film_actor (
    actor_id integer NOT NULL,
    film_id integer NOT NULL,
    last_update timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.store (
    store_id integer NOT NULL,
    manager_staff_id integer NOT NULL
);
CREATE TABLE public.staff (
    staff_id integer NOT NULL,
    first_name text NOT NULL,
    last_name text NOT NULL,
    email text,
    store_id integer NOT NULL,
    active boolean DEFAULT true NOT NULL,
    picture bytea
);
CREATE TABLE public.customer (
    customer_id integer DEFAULT nextval('public.customer_customer_id_seq'::regclass) NOT NULL,
    store_id integer NOT NULL,
    first_name character varying(45) NOT NULL,
    last_name character varying(45) NOT NULL,
    email character varying(50),
    status text NOT NULL,
    create_date date DEFAULT CURRENT_DATE NOT NULL,
    CONSTRAINT customer_status_check CHECK ((status = ANY (ARRAY['active'::text, 'blocked'::text, 'closed'::text])))
);
CREATE TABLE public.rental (
    rental_id bigint NOT NULL,
    rental_date timestamp with time zone NOT NULL,
    customer_id integer NOT NULL,
    film_id integer NOT NULL,
    return_date timestamp with time zone,
    amount numeric(5,2) NOT NULL,
    CONSTRAINT rental_period CHECK ((return_date >= rental_date))
);
CREATE VIEW public.customer_list AS SELECT customer_id FROM public.customer;
COPY public.language (language_id, name, last_update) FROM stdin;
1\tEnglish\t2006-02-15 10:02:19
2\tIt's; not; SQL (\t2006-02-15 10:02:19
\\.
SELECT pg_catalog.setval('public.customer_customer_id_seq', 599, true);
ALTER TABLE public.rental ALTER COLUMN rental_id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.r START WITH 1);
ALTER TABLE ONLY public.language ADD CONSTRAINT language_pkey PRIMARY KEY (language_id);
ALTER TABLE ONLY public.film ADD CONSTRAINT film_pkey PRIMARY KEY (film_id);
ALTER TABLE ONLY public.actor ADD CONSTRAINT actor_pkey PRIMARY KEY (actor_id);
ALTER TABLE ONLY public.film_actor ADD CONSTRAINT film_actor_pkey PRIMARY KEY (actor_id, film_id);
ALTER TABLE ONLY public.store ADD CONSTRAINT store_pkey PRIMARY KEY (store_id);
ALTER TABLE ONLY public.staff ADD CONSTRAINT staff_pkey PRIMARY KEY (staff_id);
ALTER TABLE ONLY public.customer ADD CONSTRAINT customer_pkey PRIMARY KEY (customer_id);
ALTER TABLE ONLY public.rental ADD CONSTRAINT rental_pkey PRIMARY KEY (rental_id);
CREATE UNIQUE INDEX idx_unq_manager_staff_id ON public.store USING btree (manager_staff_id);
CREATE INDEX idx_title ON public.film USING btree (title);
CREATE UNIQUE INDEX idx_rental ON public.rental USING btree (rental_date, film_id, customer_id);
CREATE TRIGGER touched BEFORE UPDATE ON public.film_actor FOR EACH ROW EXECUTE FUNCTION public.touch();
ALTER TABLE ONLY public.film ADD CONSTRAINT film_language_fk FOREIGN KEY (language_id) REFERENCES public.language(language_id) ON UPDATE CASCADE;
ALTER TABLE ONLY public.film ADD CONSTRAINT film_original_fk FOREIGN KEY (original_language_id) REFERENCES public.language(language_id);
ALTER TABLE ONLY public.film_actor ADD CONSTRAINT fa_actor_fk FOREIGN KEY (actor_id) REFERENCES public.actor(actor_id);
ALTER TABLE ONLY public.film_actor ADD CONSTRAINT fa_film_fk FOREIGN KEY (film_id) REFERENCES public.film(film_id);
ALTER TABLE ONLY public.store ADD CONSTRAINT store_manager_fk FOREIGN KEY (manager_staff_id) REFERENCES public.staff(staff_id);
ALTER TABLE ONLY public.staff ADD CONSTRAINT staff_store_fk FOREIGN KEY (store_id) REFERENCES public.store(store_id);
ALTER TABLE ONLY public.customer ADD CONSTRAINT customer_store_fk FOREIGN KEY (store_id) REFERENCES public.store(store_id);
ALTER TABLE ONLY public.rental ADD CONSTRAINT rental_customer_fk FOREIGN KEY (customer_id) REFERENCES public.customer(customer_id);
ALTER TABLE ONLY public.rental ADD CONSTRAINT rental_film_fk FOREIGN KEY (film_id) REFERENCES public.film(film_id);
`;

export const TRADING = `
CREATE TABLE categories (category_id smallint PRIMARY KEY, category_name varchar(15) NOT NULL UNIQUE, description text);
CREATE TABLE suppliers (
  supplier_id smallint NOT NULL PRIMARY KEY, company_name varchar(40) NOT NULL, contact_name varchar(30),
  contact_title varchar(30), address varchar(60), city varchar(15), postal_code varchar(10), country varchar(15),
  phone varchar(24), homepage text
);
CREATE TABLE products (
  product_id smallint PRIMARY KEY, product_name varchar(40) NOT NULL, supplier_id smallint REFERENCES suppliers,
  category_id smallint REFERENCES categories (category_id), unit_price real CHECK (unit_price >= 0),
  units_in_stock smallint, discontinued int NOT NULL CHECK (discontinued IN (0, 1))
);
CREATE TABLE customers (customer_id char(5) PRIMARY KEY, company_name varchar(40) NOT NULL, city varchar(15), country varchar(15));
CREATE TABLE employees (
  employee_id smallint PRIMARY KEY, last_name varchar(20) NOT NULL, first_name varchar(10) NOT NULL,
  birth_date date CHECK (birth_date > '1930-01-01'), hire_date date, reports_to smallint REFERENCES employees
);
CREATE TABLE orders (
  order_id int PRIMARY KEY, customer_id char(5) REFERENCES customers, employee_id smallint REFERENCES employees,
  order_date date NOT NULL, shipped_date date, freight numeric(8,2), ship_city varchar(15),
  CHECK (shipped_date IS NULL OR shipped_date >= order_date)
);
CREATE TABLE order_details (
  order_id int NOT NULL REFERENCES orders, product_id smallint NOT NULL REFERENCES products,
  unit_price real NOT NULL, quantity smallint NOT NULL CHECK (quantity > 0), discount real NOT NULL CHECK (discount BETWEEN 0 AND 0.5),
  PRIMARY KEY (order_id, product_id)
);
`;

export const MUSIC = `
CREATE TABLE "Artist" ("ArtistId" INT NOT NULL, "Name" VARCHAR(120), CONSTRAINT "PK_Artist" PRIMARY KEY ("ArtistId"));
CREATE TABLE "Album" (
  "AlbumId" INT NOT NULL, "Title" VARCHAR(160) NOT NULL, "ArtistId" INT NOT NULL, CONSTRAINT "PK_Album" PRIMARY KEY ("AlbumId")
);
ALTER TABLE "Album" ADD CONSTRAINT "FK_AlbumArtistId" FOREIGN KEY ("ArtistId") REFERENCES "Artist" ("ArtistId") ON DELETE NO ACTION;
CREATE TABLE "Track" (
  "TrackId" BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, "Name" VARCHAR(200) NOT NULL, "AlbumId" INT REFERENCES "Album",
  "Composer" VARCHAR(220), "Milliseconds" INT NOT NULL CHECK ("Milliseconds" BETWEEN 1000 AND 600000),
  "UnitPrice" NUMERIC(10,2) NOT NULL, "Isrc" CHAR(12) UNIQUE, "Tags" jsonb, "Address" inet, "Added" timestamptz, "Key" uuid NOT NULL
);
CREATE TABLE "Playlist" ("PlaylistId" INT PRIMARY KEY, "Name" VARCHAR(120));
CREATE TABLE "PlaylistTrack" (
  "PlaylistId" INT NOT NULL REFERENCES "Playlist", "TrackId" BIGINT NOT NULL REFERENCES "Track",
  PRIMARY KEY ("PlaylistId", "TrackId")
);
`;
